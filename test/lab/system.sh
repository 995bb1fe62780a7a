#!/bin/sh
# The first process of namespaces of its own: a libvirt as most hosts have it, whose daemon is root and whose QEMU is
# another user. All that it writes is in memory, and gone with this process.
#   system.sh USER GROUP CAPABILITIES: whom QEMU runs as, and a folder in which what it can do is remembered
set -e
# Anywhere else it would cover the folders of the machine.
[ "$$" -eq 1 ] || exit 1
mount --make-rprivate /
for folder in /run /var/lib/libvirt /var/log/libvirt /var/cache/libvirt /etc/libvirt; do
  mkdir -p "$folder"
  mount -t tmpfs -o mode=755 tmpfs "$folder"
done
mkdir -p /var/cache/libvirt/qemu/capabilities /var/lib/libvirt/images /var/lib/libvirt/boot /run/lab/home /run/lab/sockets
mount --bind "$3" /var/cache/libvirt/qemu/capabilities
chmod 711 /var/lib/libvirt/images /var/lib/libvirt/boot
chown "$1:$2" /run/lab/sockets
# One that is there and that QEMU may not use would have libvirt look again at all that QEMU can do at each question.
if [ -e /dev/kvm ]; then
  mknod -m 666 /run/lab/kvm c 10 232
  mount --bind /run/lab/kvm /dev/kvm
fi
cat >/etc/libvirt/qemu.conf <<END
user = "$1"
group = "$2"
security_driver = "none"
stdio_handler = "file"
cgroup_controllers = []
hugetlbfs_mount = []
END
touch /run/lab/ready
# Whoever is first must reap the orphans, or libvirt waits for those that have ended.
exec perl -e 'fork or exec @ARGV; 1 while wait > 0' libvirtd </dev/null >/run/lab/libvirtd.log 2>&1
