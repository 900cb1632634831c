#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Stands between the program and the disk: an SQLite VFS over the usual one, and the calls of mdg-file.h. It does what
   it is asked to and keeps a log, out of which the disk can be made as it would be after a kill or a power cut at
   any operation; or it fails operations. For files below one folder. */

typedef enum
{
  MDG_CRASH_KILL,         /* the process dies: what was written is there */
  MDG_CRASH_KILL_TORN,    /* the same in the middle of the write that was going on */
  MDG_CRASH_POWER,        /* what was not synced is gone */
  MDG_CRASH_POWER_RANDOM, /* of what was not synced any sectors are there, others not */
  MDG_N_CRASHES,
} MdgCrash;

/* Registers the VFS and takes it into use for folder; what is there now is the state before the first operation. */
void mdg_fault_begin (const char *folder);
/* Back to the usual one; the log stays until the next begin. */
void mdg_fault_end (void);

/* Number of operations so far; a crash at n means that n of them were done. */
guint mdg_fault_count (void);
gboolean mdg_fault_is_write (guint n);
/* Something was acknowledged: how many times before operation n. */
void mdg_fault_acknowledge (void);
guint mdg_fault_count_acknowledged (guint n);

/* Makes the disk in the empty folder as it is after a crash at operation n. */
void mdg_fault_make (const char *folder,
                     guint n,
                     MdgCrash crash,
                     guint32 seed);

/* Operation n from now (0 the next) fails with the SQLite code, and all later ones too when for_good. */
void mdg_fault_fail (guint n,
                     int code,
                     gboolean for_good);
/* TRUE when the failure was reached; nothing fails any more. */
gboolean mdg_fault_stop_failing (void);

G_END_DECLS
