#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One writing instance a register: a lock of the system on "<register>-lock", which also says in plain text who
   holds it. A program that dies leaves the text and no lock. */
typedef struct _MdgLock MdgLock;

typedef struct
{
  char *who;
  char *machine;
  gint64 pid;
  char *since; /* local minutes */
} MdgLockHolder;

void mdg_lock_holder_free (MdgLockHolder *holder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgLockHolder, mdg_lock_holder_free)

/* Waits up to wait_ms for another to let go; then LOCKED, naming the holder. */
MdgLock *mdg_lock_take (const char *path,
                        const char *who,
                        guint wait_ms,
                        GError **error);
/* Lets go; the next one finds that the register was closed properly. */
void mdg_lock_release (MdgLock *self);
/* FALSE when the last holder went without releasing: killed, crashed, power cut. */
gboolean mdg_lock_was_released (MdgLock *self);
/* Changes the name that others are told. */
void mdg_lock_set_who (MdgLock *self,
                       const char *who);
/* Who is written in the lock file; NULL when nobody is. It may be somebody who died. */
MdgLockHolder *mdg_lock_read_holder (const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgLock, mdg_lock_release)

/* INVALID with the reason and the way out when path lies on a network share, where neither locks nor the
   register's log can be relied on. */
gboolean mdg_lock_check_file_system (const char *path,
                                     GError **error);
/* For tests: the list of mounts that is looked at instead of the system's; NULL goes back. */
void mdg_lock_set_mounts (const char *mountinfo_path);

G_END_DECLS
