#!/bin/sh
# Makes a fresh machine ready for the tests, the lab and the measurements: the project's own packages, then what the
# lab needs of the system. Debian's packages are installed when this may; otherwise it says which, and fails.
set -eu
cd "$(dirname "$0")/../.."

say() { echo "install: $*" >&2; }

# A command or a file that must be there, and Debian's package that has it. None of them starts a service;
# libvirt-daemon-system would. Firmware and TPMs are what guests have beside their disks.
needs='virsh:libvirt-clients
libvirtd:libvirt-daemon
qemu-system-x86_64:qemu-system-x86
qemu-img:qemu-utils
/usr/share/OVMF/OVMF_CODE_4M.fd:ovmf
swtpm:swtpm
swtpm_setup:swtpm-tools
setpriv:util-linux
perl:perl-base
dpkg:dpkg
apt-get:apt'

missing_packages() {
  PATH=$PATH:/usr/sbin:/sbin
  for need in $needs; do
    command -v "${need%%:*}" >/dev/null || [ -e "${need%%:*}" ] || printf '%s ' "${need#*:}"
  done
}

if [ ! -x node_modules/.bin/vitest ]; then
  say "the project's packages are missing: npm ci"
  npm ci --no-audit --no-fund >&2
fi

missing=$(missing_packages)
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
  say "the lab needs packages that are not installed. On Debian, as root:"
  say "  apt-get install --no-install-recommends $missing"
  say "(libvirt's tools and daemon, and QEMU for x86-64; the guest is made of Debian packages, got with apt-get.)"
  exit 1
fi

export DEBIAN_FRONTEND=noninteractive
say 'apt-get update'
apt-get -qq update >/dev/null
say "apt-get install $missing"
# shellcheck disable=SC2086 # a list of packages
apt-get -qq install --no-install-recommends $missing >/dev/null

missing=$(missing_packages)
if [ -n "$missing" ]; then
  say "apt-get installed everything, but what is needed of these packages is still not there: $missing"
  exit 1
fi
