/** Addresses of the small browser modules. (Their serving comes with the modules themselves.) */

export function clientModule(name: string): string {
  return `/ui/client/${name}.js`;
}
