/** First names common enough in Denmark that two capitalised words beginning with one are a person (general knowledge; no register was copied). */

export const firstNames: ReadonlySet<string> = new Set(
  `aage abdi abdullah agnes agnete ahmad ahmed aksel albert alberte aleksander alex alexander alfred ali alice alma amalie amina amir anders andrea andreas ane
anette anita anja ann anna anne anne-marie anne-mette annette annelise anni anton arne arthur asger ask asta astrid august aya ayse bent bente benjamin berit bertil
birger birgit birgitte birte birthe bjarke bjarne bjørn bo bodil børge brian britt britta camilla carina carl carla carsten cecilie charlotte christian christina
christine christoffer claes claus clara conny connie daniel david dennis ditte dorte dorthe ebbe edith edvard eigil ejvind elias elin elisabeth ella ellen ellinor
elna else elsa elvira emil emilie emma erik erling ernst esben ester esther eva evald eva-marie fatima felix filip finn flemming frank freja frida frederik
frederikke frode gerda gert gerhard gitte gorm grete grethe gudrun gunnar gurli gustav hanna hannah hanne hannah hans hans-jørgen hans-henrik harald harry hasan
hassan heidi helen helena helene helga helge helle henning henny henrik henriette herdis hilda hugo hussein ib ibrahim ida inga inge inge-lise inger ingrid irene
iris isabella isak ivan ivar jack jacob jakob jan jane janne janni jannik karsten kjartan karla-marie leila linda liv lykke manfred margaret marlene marthin matthias melanie mikkeline mohamud nanna-marie natasja nete nikolai noor omar osman pelle pauli per-erik rabia rebekka regin roar ronnie rosemarie rune safa saida sabina sidsel signe sif sigga sofus solvej stella stina suna svenning sylvest synne søs terkel thea tina-marie tomas tyra vagn vilhelm vilfred wilma ylva yusuf zainab zara ziad aase arne-erik asbjørn bettina birgitta birk bjørg brit carlo cathrine ciara dan dagmar dagny eja ejner elinor eline else-marie emmy enok eskild eva-lotte finn-erik folmer fie gyda gry hardy helmer helmuth heine hjalmar ina inge-marie inger-marie jakobe jannick joakim jonna judith jørgen-erik kristen kis kirsa kjær kirstine klaus-peter laila lars-erik leni lissi lisbeth liss lene-marie lilli lola ludvig magda magnhild majken marcus mariann mathilda mejse merethe milla mimi minna-marie nelly niels-erik nils-erik ninna ole-erik otilia pauline povl preben-erik randi reidar rosalina ruben-erik ryan sigurd-erik skjold stephan svea sys thyge tone torkil torsten ture valborg verna vivi-ann willy xenia jasmin jasper jean jeanette jens jeppe jes jesper jette jimmy joan joachim johan johanna
johanne johannes john johnny jon jonas jonathan josefine julie julius jytte jørgen jørn kaj kai kamilla karen karin karina karl karla karoline kasper katja katrine
kathrine keld kenneth kent kim kirsten kirstine kjeld klara klaus knud kristian kristina kristine kristoffer kurt käthe lars lasse laura laust laurits lea leif
lena lene leon leo lilian lilly line lis lisa lisbet lisbeth lise liselotte lizzi liva loa lone lotte louis louise lucas lukas lærke mads magnus maja majbritt
malene malou malthe maren margit margrethe maria marianne marie marie-louise marius mark markus martha martin mathias mathilde matilde max maya mehmet merete mette
mia michael michelle mie mikael mikkel mille minna mogens mohamad mohamed mohammad mohammed mona morten mustafa nadia nana nanna natalie nicklas nicolai niels nikolaj nikoline
nina nils noah nora olav ole olga oliver olivia omar oskar oscar otto palle patrick paul paula paw peder peer per pernille peter petra philip pia poul preben
rasmus rebecca regitze rene renè rené rie rigmor rikke rita robert roland rolf rosa rose rosita ruben rune ruth rasmine sabrina saga sally samira samuel sander
sandra sanne sara sarah sebastian selma severin sigrid sigurd silas silje simon simone sine siv sofia sofie solveig sonja sophia steen steffen sten stig storm stine
sune susan susanne svend sven sylvester søren tage tanja tenna teodor theis theo theodor therese thit thomas thor thora thorkild thorvald tilde tim tina tobias tom
tommy tonny tony tora torben tove trine troels tyge ulf ulla ulrik ulrikke umar uffe valdemar verner vera vibeke victor victoria viggo vigga viktor villads villum villy
vilma vinnie vita vivi vivian werner william winnie yasmin yousef yrsa yvonne zahra åge åse`.split(/\s+/u),
);
