import type {DefinedDisk} from './disks.ts';
import {allOf, attributeOf, firstOf} from './element.ts';

/** Protocols that qemu-img reads by an address without a secret, and their usual ports (qemu-block-drivers(7)). */
const ports: Readonly<Record<string, number>> = {nbd: 10_809, http: 80, https: 443, ftp: 21, ftps: 990};

/**
 * The address by which qemu-img finds a network disk; undefined where it needs a secret, several hosts, or more than an
 * address can say.
 */
export function networkAddress({type, element}: DefinedDisk): string | undefined {
  const source = firstOf(element, 'source');
  const protocol = attributeOf(source, 'protocol') ?? '';
  const hosts = allOf(source, 'host');
  const [host] = hosts;
  const isPlain = [source, element].every((of) => firstOf(of, 'auth') === undefined);
  const isTls = attributeOf(source, 'tls') === 'yes';
  if (type !== 'network' || !host || hosts.length > 1 || !isPlain || isTls || !Object.hasOwn(ports, protocol))
    return undefined;
  const path = (attributeOf(source, 'name') ?? '').replace(/^\//, '');
  const query = attributeOf(source, 'query');
  const rest = `/${encodeURI(path)}${query === undefined ? '' : `?${query}`}`;
  const socket = attributeOf(host, 'socket');
  if (socket !== undefined) {
    return protocol === 'nbd' ? `nbd+unix://${rest}?socket=${encodeURIComponent(socket)}` : undefined;
  }
  const name = attributeOf(host, 'name');
  if (name === undefined) return undefined;
  return `${protocol}://${name.includes(':') ? `[${name}]` : name}:${attributeOf(host, 'port') ?? ports[protocol]}${rest}`;
}
