#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Copies of a register in a folder of their own: "<name>-20260512-140533.madoguchi-backup". All of this may
   run on any thread and takes as long as the disk takes; the register may be open meanwhile. */
typedef struct
{
  char *path;
  gint64 at; /* ms since 1970, by its name */
  gint64 size;
} MdgBackup;

void mdg_backup_free (MdgBackup *backup);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgBackup, mdg_backup_free)

/* What restoring a copy would give and cost. */
typedef struct
{
  gint64 n_consultations;
  gint64 n_cases;
  char *newest_number;       /* NULL when it holds no consultation */
  char *newest_received_at;  /* local minutes */
  gboolean is_same_register; /* FALSE for a copy of another register, and where the register cannot be read */
  gint64 n_lost;             /* records made or changed since; -1 where the register cannot be read */
  GPtrArray *lost_numbers;   /* the newest of them, of char* */
} MdgBackupContent;

void mdg_backup_content_free (MdgBackupContent *content);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgBackupContent, mdg_backup_content_free)

/* "<name>-backups" beside the register. */
char *mdg_backup_dup_default_folder (const char *register_path);

/* Copies the register to the file path, checked and synced, replacing what is there; nothing is left behind on
   failure. */
gboolean mdg_backup_create_file (const char *register_path,
                                 const char *path,
                                 GCancellable *cancellable,
                                 GError **error);
/* Adds a copy to folder (NULL: the default one, made 0700), unless nothing was done since the newest there, and
   lets go of what rotation does not keep. *made (may be NULL) is NULL when there was nothing to do. */
gboolean mdg_backup_create (const char *register_path,
                            const char *folder,
                            MdgBackup **made,
                            GCancellable *cancellable,
                            GError **error);

/* Where the register is of an older schema, which opening it for writing converts: adds a copy to the default folder that no
   rotation lets go of, "<name>-before-conversion-…", unless there is one of this state. */
gboolean mdg_backup_keep_older (const char *register_path,
                                GCancellable *cancellable,
                                GError **error);
/* How much of that copy is written meanwhile, 0 … 1; from any thread. */
double mdg_backup_get_kept_part (const char *register_path);

/* The copies of this register in folder (NULL: the default one), newest first; only names are looked at. */
GPtrArray *mdg_backup_list (const char *register_path,
                            const char *folder);
/* Opens a copy, checks it, and compares it with the register as it is now. DAMAGED when it is no good. */
MdgBackupContent *mdg_backup_inspect (const char *backup_path,
                                      const char *register_path,
                                      GCancellable *cancellable,
                                      GError **error);
/* The newest copy that is whole; NULL when there is none. */
MdgBackup *mdg_backup_find_last_good (const char *register_path,
                                      const char *folder,
                                      GCancellable *cancellable);

/* Puts a checked copy in the place of the register, which nobody may have open (LOCKED). An existing register is
   refused with CONFLICT unless replace; it is then kept beside under the name *kept_aside (may be NULL). */
gboolean mdg_backup_restore (const char *backup_path,
                             const char *register_path,
                             gboolean replace,
                             char **kept_aside,
                             GError **error);

/* Which of times (ms, any order) rotation keeps: 10 newest, the newest of 8 weeks and of 12 months. Sets
   keep[i]. For tests. */
void mdg_backup_choose (const gint64 *times,
                        guint n,
                        gboolean *keep);

G_END_DECLS
