/** The 98 municipalities since 1 January 2007, by region. Their names as areas in figures; which neighbours matter is for those who compare to say. */

export const regions = {
  "Region Hovedstaden":
    "Albertslund Allerød Ballerup Bornholm Brøndby Dragør Egedal Fredensborg Frederiksberg Frederikssund Furesø Gentofte Gladsaxe Glostrup Gribskov Halsnæs Helsingør Herlev Hillerød Hvidovre Høje-Taastrup Hørsholm Ishøj København Lyngby-Taarbæk Rudersdal Rødovre Tårnby Vallensbæk",
  "Region Sjælland": "Faxe Greve Guldborgsund Holbæk Kalundborg Køge Lejre Lolland Næstved Odsherred Ringsted Roskilde Slagelse Solrød Sorø Stevns Vordingborg",
  "Region Syddanmark":
    "Assens Billund Esbjerg Fanø Fredericia Faaborg-Midtfyn Haderslev Kerteminde Kolding Langeland Middelfart Nordfyns Nyborg Odense Svendborg Sønderborg Tønder Varde Vejen Vejle Ærø Aabenraa",
  "Region Midtjylland":
    "Favrskov Hedensted Herning Holstebro Horsens Ikast-Brande Lemvig Norddjurs Odder Randers Ringkøbing-Skjern Samsø Silkeborg Skanderborg Skive Struer Syddjurs Viborg Aarhus",
  "Region Nordjylland": "Brønderslev Frederikshavn Hjørring Jammerbugt Læsø Mariagerfjord Morsø Rebild Thisted Vesthimmerlands Aalborg",
} as const satisfies Record<string, string>;

export type Region = keyof typeof regions;

/** Their short names ("Herlev"), by region, in the order of the alphabet as municipalities write it. */
export function municipalitiesOf(region: Region): string[] {
  return regions[region].split(" ");
}
