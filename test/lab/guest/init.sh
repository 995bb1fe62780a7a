#!/bin/busybox sh
# The whole system of a lab guest. The kernel command line says how it behaves:
#   lab.host=NAME  its host name
#   lab.burn=N     N endless busy loops
#   lab.eat=MIB    so much memory filled and read again and again
#   lab.disk=MIB   so much of /dev/vda written and read, with a second's rest between the rounds
#   lab.swap=1     /dev/vda is swap space
#   lab.agent=1    the few answers of the QEMU guest agent that libvirt asks for
# There is a shell on ttyS0 for `virsh console`, and one on ttyS1 for the lab's guestRun.
#   lab.deaf=1     nobody watches the power button
# Otherwise the power button (virsh shutdown) switches it off.
/bin/busybox mkdir -p /proc /sys /dev /eaten /sbin
/bin/busybox --install -s /bin
export PATH=/bin HOME=/
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs dev /dev
exec </dev/ttyS0 >/dev/ttyS0 2>&1
for module in $(cat /modules/order); do insmod "/modules/$module.ko"; done

burn() {
  while [ "$1" -gt 0 ]; do
    sh -c 'while :; do :; done' &
    renice 19 -p $! >/dev/null
    set -- $(($1 - 1))
  done
}

eat() {
  mount -t tmpfs -o size=100% eaten /eaten
  dd if=/dev/zero of=/eaten/memory bs=1M count="$1" 2>/dev/null
  while :; do
    cat /eaten/memory >/dev/null
    sleep 5
  done
}

work_disk() {
  while :; do
    dd if=/dev/zero of=/dev/vda bs=64k count=$(($1 * 16)) conv=fsync 2>/dev/null
    echo 1 >/proc/sys/vm/drop_caches
    dd if=/dev/vda of=/dev/null bs=64k count=$(($1 * 16)) 2>/dev/null
    sleep 1
  done
}

# One JSON object a line; libvirt calls the agent connected once its guest-sync comes back with the same id.
answer_agent() {
  exec 3<>"/dev/$(basename "$(dirname "$(grep -lx org.qemu.guest_agent.0 /sys/class/virtio-ports/*/name)")")"
  while :; do
    # Nothing to read is the end of the file, too, as long as libvirt has not connected.
    read -r line <&3 || sleep 0.2
    case $line in
      '') ;;
      *'"guest-sync"'*) line=${line##*'"id":'} && echo "{\"return\": ${line%%[!0-9]*}}" >&3 ;;
      *'"guest-shutdown"'*reboot*) reboot -f ;;
      *'"guest-shutdown"'*) poweroff -f ;;
      *'"guest-fsfreeze-freeze"'*)
        # A test can hold it here, and see how far it is.
        touch /freezing && while [ -f /hold ]; do sleep 0.1; done
        mv /freezing /frozen && echo '{"return": 1}' >&3
        ;;
      *'"guest-fsfreeze-thaw"'*) rm -f /frozen && echo '{"return": 1}' >&3 ;;
      *) echo '{"error": {"class": "CommandNotFound", "desc": "not in this agent"}}' >&3 ;;
    esac
  done
}

watch_button() {
  for event in /sys/class/input/event*; do
    if [ "$(cat "$event/device/name")" = "Power Button" ]; then
      head -c 1 "/dev/input/${event##*/}" >/dev/null && poweroff -f &
    fi
  done
}

serve_commands() {
  stty -F /dev/ttyS1 raw -echo clocal
  while :; do sh </dev/ttyS1 2>&1 | cat >/dev/ttyS1; done
}

for argument in $(cat /proc/cmdline); do
  value=${argument#*=}
  case $argument in
    lab.host=*) hostname "$value" ;;
    lab.agent=*) answer_agent & ;;
    lab.deaf=*) is_deaf=yes ;;
    lab.swap=*) mkswap /dev/vda >/dev/null && swapon /dev/vda ;;
    lab.burn=*) burn "$value" ;;
    lab.eat=*) eat "$value" & ;;
    lab.disk=*) work_disk "$value" & ;;
  esac
done
[ "$is_deaf" ] || watch_button
serve_commands &

export PS1='\h:\w\$ '
while :; do
  echo "This is $(hostname), a guest of the kvmtop lab."
  setsid cttyhack sh
done
