/**
 * Whether a canonical libvirt URI, `driver[+transport]://[user@][host][:port]/…`, means domains of this machine: it names
 * no host, and its driver is not the one that only pretends (https://libvirt.org/uri.html).
 */
export function isLocalUri(uri: string): boolean {
  const parts = /^(?<driver>[^:+/]+)(?:\+[^:/]+)?:\/\/(?<host>[^/?]*)/.exec(uri)?.groups;
  return parts !== undefined && parts.host === '' && parts.driver !== 'test';
}
