# Shared by tools/run, tools/test and .ci/run; sourced from the top of the tree.
export LC_ALL=${LC_ALL:-C.UTF-8}

say () { printf '%s\n' "$*" >&2; }

# list_packages GROUP…
list_packages () {
  awk -v groups=" $* " '
    /^# \[/ { gsub (/[][]/, "", $2); wanted = index (groups, " " $2 " ") > 0; next }
    /^#/ || !NF { next }
    wanted { print $1 }' tools/packages
}

# Installs what is missing of the groups. Says nothing when nothing is.
need_packages () {
  local missing=() package
  command -v dpkg-query >/dev/null || { say "This is not Debian; please see to the packages in tools/packages yourself."; return 0; }
  while read -r package; do
    dpkg-query --show --showformat='${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done < <(list_packages "$@")
  [ ${#missing[@]} -eq 0 ] && return 0

  local as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  say "Installing: ${missing[*]}"
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}" >&2 || {
    "${as_root[@]}" apt-get update >&2
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}" >&2
  }
}

# Without this locale GTK speaks English.
need_japanese () {
  locale -a 2>/dev/null | grep -qix 'ja_JP.utf-\?8' && return 0
  local as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  say 'Making the Japanese locale'
  "${as_root[@]}" sed -i 's/^# *\(ja_JP.UTF-8\)/\1/' /etc/locale.gen
  "${as_root[@]}" locale-gen >&2
}

# configure FOLDER OPTION…
configure () {
  local folder=$1
  shift
  [ -f "$folder/build.ninja" ] && return 0
  local compiler=gcc
  command -v ccache >/dev/null && compiler='ccache gcc'
  CC=${CC:-$compiler} meson setup "$folder" "$@" >"$folder.log" 2>&1 || { cat "$folder.log" >&2; return 1; }
  rm -f "$folder.log"
}
