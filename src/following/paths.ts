/** Addresses of following, on the open side. */

export const followPaths = {
  follow: "/foelg",
  sent: "/foelg/sendt",
  confirm: (token: string): string => `/foelg/bekraeft/${token}`,
  stop: (token: string, follow: number | null = null): string => `/foelg/stop/${token}${follow === null ? "" : `/${follow}`}`,
} as const;
