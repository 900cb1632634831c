#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-workspace.h"

#include "mdg-backup.h"
#include "mdg-change-table.h"
#include "mdg-error.h"
#include "mdg-lock.h"
#include "mdg-preference-table.h"
#include "mdg-record-table.h"
#include "mdg-revision-table.h"
#include "mdg-search-index.h"
#include "mdg-workspace-private.h"

#include <glib/gi18n-lib.h>

#define TERMS_KEY "terms" /* of register_info */
#define MAX_LOG_PAGES 4000

struct _MdgWorkspace
{
  GObject parent_instance;

  char *path;
  gboolean read_only;
  MdgLock *lock; /* NULL when opened for reading */
  gboolean was_closed_cleanly;
  MdgStore *store;
  MdgStoreThread *writer;
  MdgStoreThread *reader;

  MdgVocabularies *vocabularies;
  MdgCentre *centre;
  MdgStaff *staff;
  char *author;
  MdgDate today; /* year 0: the clock's */
};

G_DEFINE_FINAL_TYPE (MdgWorkspace, mdg_workspace, G_TYPE_OBJECT)

enum
{
  CHANGED,
  STAFF_CHANGED,
  DRAFTS_CHANGED,
  REGISTER_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
mdg_workspace_dispose (GObject *object)
{
  mdg_workspace_close (MDG_WORKSPACE (object));

  G_OBJECT_CLASS (mdg_workspace_parent_class)->dispose (object);
}

static void
mdg_workspace_finalize (GObject *object)
{
  MdgWorkspace *self = MDG_WORKSPACE (object);

  g_free (self->path);
  g_free (self->author);
  g_clear_object (&self->vocabularies);
  g_clear_object (&self->centre);
  g_clear_object (&self->staff);

  G_OBJECT_CLASS (mdg_workspace_parent_class)->finalize (object);
}

static guint
new_signal (const char *name)
{
  return g_signal_new (name, MDG_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mdg_workspace_class_init (MdgWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mdg_workspace_dispose;
  object_class->finalize = mdg_workspace_finalize;

  signals[CHANGED] = g_signal_new ("changed", MDG_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, MDG_TYPE_CHANGE);
  signals[STAFF_CHANGED] = new_signal ("staff-changed");
  signals[DRAFTS_CHANGED] = new_signal ("drafts-changed");
  signals[REGISTER_CHANGED] = new_signal ("register-changed");
}

static void
mdg_workspace_init (MdgWorkspace *self)
{
}

static gboolean
insert_origin (MdgStore *store,
               GError **error)
{
  static const char sql[] = "INSERT INTO origin (id, uuid) VALUES (1, ?1)";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  MdgUuid uuid;

  if (stmt == NULL)
    return FALSE;

  mdg_uuid_generate (&uuid);
  mdg_statement_bind_uuid (stmt, 1, &uuid);

  return mdg_statement_run (stmt, error);
}

static gboolean
fill_new (MdgStore *store,
          gpointer data,
          GError **error)
{
  const char *centre_name = data;
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Register created"));
  g_autoptr (MdgCentre) centre = mdg_centre_new ();

  mdg_record_set_text (MDG_RECORD (centre), MDG_CENTRE_NAME, centre_name);
  mdg_change_add (change, MDG_RECORD (centre));

  return mdg_default_terms_add (change, NULL, error) && insert_origin (store, error) && mdg_change_table_save (store, change, error) && mdg_store_set_info (store, TERMS_KEY, MDG_DEFAULT_TERMS_EDITION, error);
}

gboolean
mdg_workspace_create (const char *path,
                      const char *centre_name,
                      GError **error)
{
  g_autoptr (MdgStore) store = NULL;

  if (!mdg_lock_check_file_system (path, error))
    return FALSE;

  store = mdg_store_create_filled (path, fill_new, (gpointer) centre_name, error);

  return store != NULL;
}

/* Each save leaves a segment in the text index and pages in the log. Taking them in would stall it, so that is done in
   pauses; and where there are none, as with the log verb, behind the saves in small pieces, as nothing may pile up. */
static gboolean
tend_store (MdgStore *store,
            gboolean at_leisure)
{
  gboolean more = FALSE;

  if (!at_leisure)
    {
      mdg_search_index_merge_little (store, NULL);
      if (mdg_store_get_n_log_pages (store) > MAX_LOG_PAGES)
        mdg_store_checkpoint (store);
      return FALSE;
    }

  if (mdg_search_index_merge (store, &more, NULL) && more)
    return TRUE;

  mdg_store_checkpoint (store);

  return FALSE;
}

static gboolean
load_vocabularies (MdgWorkspace *self,
                   GError **error)
{
  g_autoptr (GPtrArray) terms = mdg_record_table_list (self->store, MDG_KIND_TERM, error);

  if (terms == NULL)
    return FALSE;

  g_clear_object (&self->vocabularies);
  self->vocabularies = mdg_vocabularies_new (terms);

  return TRUE;
}

static gboolean
load_centre (MdgWorkspace *self,
             GError **error)
{
  g_autoptr (GPtrArray) centres = mdg_record_table_list (self->store, MDG_KIND_CENTRE, error);

  if (centres == NULL)
    return FALSE;

  if (centres->len == 0)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_DAMAGED, _ ("This register has no centre. It was left as it is; restore the last good backup."));
      return FALSE;
    }

  g_set_object (&self->centre, MDG_CENTRE (centres->pdata[0]));

  return TRUE;
}

static gpointer
work_complete_terms (MdgStore *store,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error)
{
  MdgChange *change = data;

  if (mdg_change_get_records (change)->len > 0 && !mdg_change_table_save (store, change, error))
    return NULL;

  return mdg_store_set_info (store, TERMS_KEY, MDG_DEFAULT_TERMS_EDITION, error) ? change : NULL;
}

/* A register made by an older program gets the terms that have come since. */
static gboolean
complete_terms (MdgWorkspace *self,
                GError **error)
{
  g_autofree char *edition = mdg_store_dup_info (self->store, TERMS_KEY);
  g_autoptr (MdgChange) change = NULL;

  if (self->writer == NULL || g_strcmp0 (edition, MDG_DEFAULT_TERMS_EDITION) == 0)
    return TRUE;

  change = mdg_change_new (N_ ("Vocabularies completed"));
  mdg_change_set_author (change, g_get_user_name ());
  if (!mdg_default_terms_add (change, self->vocabularies, error) || mdg_store_thread_run (self->writer, work_complete_terms, change, error) == NULL)
    return FALSE;

  return load_vocabularies (self, error);
}

/* A file that is not there is for the store to tell. */
static gboolean
take_lock (MdgWorkspace *self,
           guint wait_ms,
           GError **error)
{
  if (self->read_only || !g_file_test (self->path, G_FILE_TEST_IS_REGULAR))
    return TRUE;

  self->lock = mdg_lock_take (self->path, g_get_user_name (), wait_ms, error);
  if (self->lock == NULL)
    return FALSE;

  self->was_closed_cleanly = mdg_lock_was_released (self->lock);

  return TRUE;
}

static gboolean
open_stores (MdgWorkspace *self,
             int *stage,
             GCancellable *cancellable,
             GError **error)
{
  if (!self->read_only)
    {
      if (!mdg_backup_keep_older (self->path, cancellable, error))
        return FALSE;
      g_atomic_int_set (stage, MDG_OPENING_CONVERTING);
      self->writer = mdg_store_thread_new (self->path, MDG_STORE_READ_WRITE, tend_store, error);
      if (self->writer == NULL)
        return FALSE;
    }

  self->store = mdg_store_open (self->path, MDG_STORE_READ_ONLY, error);

  return self->store != NULL && load_vocabularies (self, error) && complete_terms (self, error) && load_centre (self, error);
}

/* Damage is told together with the way out. */
static void
name_last_backup (const char *path,
                  GError **error)
{
  g_autoptr (MdgBackup) backup = NULL;
  g_autoptr (GDateTime) at = NULL;
  g_autofree char *iso = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *message = NULL;

  if (error == NULL || !(g_error_matches (*error, MDG_ERROR, MDG_ERROR_DAMAGED) || g_error_matches (*error, MDG_ERROR, MDG_ERROR_INVALID)))
    return;

  backup = mdg_backup_find_last_good (path, NULL, NULL);
  if (backup == NULL)
    return;

  at = g_date_time_new_from_unix_local (backup->at / 1000);
  iso = g_date_time_format (at, "%Y-%m-%dT%H:%M");
  shown = mdg_datetime_format (iso);
  message = g_strdup_printf (_ ("%s The last good backup is of %s: %s"), (*error)->message, shown, backup->path);
  g_free ((*error)->message);
  (*error)->message = g_steal_pointer (&message);
}

static MdgWorkspace *
open_register (const char *path,
               MdgStoreMode mode,
               guint wait_ms,
               int *stage,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (MdgWorkspace) self = g_object_new (MDG_TYPE_WORKSPACE, NULL);

  self->path = g_strdup (path);
  self->read_only = mode == MDG_STORE_READ_ONLY;
  self->was_closed_cleanly = TRUE;
  if (!mdg_lock_check_file_system (path, error) || !take_lock (self, wait_ms, error))
    return NULL;
  if (open_stores (self, stage, cancellable, error))
    return g_steal_pointer (&self);

  name_last_backup (path, error);

  return NULL;
}

MdgWorkspace *
mdg_workspace_open (const char *path,
                    MdgStoreMode mode,
                    GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  return open_register (path, mode, 0, &(int){ 0 }, NULL, error);
}

MdgWorkspace *
mdg_workspace_open_waiting (const char *path,
                            guint wait_ms,
                            GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  return open_register (path, MDG_STORE_READ_WRITE, wait_ms, &(int){ 0 }, NULL, error);
}

MdgWorkspace *
mdg_workspace_open_watched (const char *path,
                            int *stage,
                            GCancellable *cancellable,
                            GError **error)
{
  return open_register (path, MDG_STORE_READ_WRITE, 0, stage, cancellable, error);
}

void
mdg_workspace_close (MdgWorkspace *self)
{
  g_return_if_fail (MDG_IS_WORKSPACE (self));

  g_clear_pointer (&self->reader, mdg_store_thread_free);
  g_clear_object (&self->store);
  g_clear_pointer (&self->writer, mdg_store_thread_free);
  g_clear_pointer (&self->lock, mdg_lock_release);
}

gboolean
mdg_workspace_was_closed_cleanly (MdgWorkspace *self)
{
  g_return_val_if_fail (MDG_IS_WORKSPACE (self), TRUE);

  return self->was_closed_cleanly;
}

const char *
mdg_workspace_get_path (MdgWorkspace *self)
{
  g_return_val_if_fail (MDG_IS_WORKSPACE (self), NULL);

  return self->path;
}

gboolean
mdg_workspace_is_read_only (MdgWorkspace *self)
{
  g_return_val_if_fail (MDG_IS_WORKSPACE (self), TRUE);

  return self->read_only;
}

MdgStore *
mdg_workspace_get_store (MdgWorkspace *self)
{
  g_return_val_if_fail (MDG_IS_WORKSPACE (self), NULL);

  return self->store;
}

MdgStoreThread *
mdg_workspace_get_writer (MdgWorkspace *self)
{
  return self->writer;
}

MdgStoreThread *
mdg_workspace_get_reader (MdgWorkspace *self)
{
  if (self->reader == NULL)
    self->reader = mdg_store_thread_new (self->path, MDG_STORE_READ_ONLY, NULL, NULL);

  return self->reader;
}

gboolean
mdg_workspace_check_writable (MdgWorkspace *self,
                              GError **error)
{
  if (self->writer != NULL)
    return TRUE;

  g_set_error_literal (error, MDG_ERROR, MDG_ERROR_LOCKED, _ ("This register is open for reading only. Nothing was saved; what you typed is kept on screen."));
  return FALSE;
}

MdgVocabularies *
mdg_workspace_get_vocabularies (MdgWorkspace *self)
{
  g_return_val_if_fail (MDG_IS_WORKSPACE (self), NULL);

  return self->vocabularies;
}

MdgCentre *
mdg_workspace_get_centre (MdgWorkspace *self)
{
  g_return_val_if_fail (MDG_IS_WORKSPACE (self), NULL);

  return self->centre;
}

MdgStaff *
mdg_workspace_get_staff (MdgWorkspace *self)
{
  g_return_val_if_fail (MDG_IS_WORKSPACE (self), NULL);

  return self->staff;
}

void
mdg_workspace_set_staff (MdgWorkspace *self,
                         MdgStaff *staff)
{
  g_return_if_fail (MDG_IS_WORKSPACE (self));

  if (!g_set_object (&self->staff, staff))
    return;

  if (self->lock != NULL)
    mdg_lock_set_who (self->lock, mdg_workspace_get_author (self));
  g_signal_emit (self, signals[STAFF_CHANGED], 0);
}

const char *
mdg_workspace_get_author (MdgWorkspace *self)
{
  const char *name;

  g_return_val_if_fail (MDG_IS_WORKSPACE (self), NULL);

  name = self->staff != NULL ? mdg_record_get_text (MDG_RECORD (self->staff), MDG_STAFF_NAME) : self->author;

  return name != NULL ? name : "";
}

void
mdg_workspace_set_author (MdgWorkspace *self,
                          const char *author)
{
  g_return_if_fail (MDG_IS_WORKSPACE (self));

  mdg_set_str (&self->author, author);
}

void
mdg_workspace_get_today (MdgWorkspace *self,
                         MdgDate *today)
{
  g_return_if_fail (MDG_IS_WORKSPACE (self));

  if (self->today.year != 0)
    *today = self->today;
  else
    mdg_date_today (today);
}

void
mdg_workspace_set_today (MdgWorkspace *self,
                         const MdgDate *today)
{
  g_return_if_fail (MDG_IS_WORKSPACE (self));

  self->today = today != NULL ? *today : (MdgDate){ 0 };
}

int
mdg_workspace_get_fiscal_year (MdgWorkspace *self)
{
  static const char sql[] = "SELECT received_at FROM consultation WHERE state = 0 ORDER BY received_at DESC LIMIT 1";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (self->store, sql, NULL);
  g_autofree char *day = NULL;
  MdgDate date;

  if (stmt != NULL && mdg_statement_step (stmt, NULL) == MDG_STEP_ROW)
    day = g_strndup (mdg_statement_get_text (stmt, 0), 10);
  if (day == NULL || !mdg_date_parse_iso (day, &date))
    mdg_workspace_get_today (self, &date);

  return mdg_date_fiscal_year (&date);
}

MdgRecord *
mdg_workspace_load (MdgWorkspace *self,
                    MdgKind kind,
                    const MdgUuid *uuid,
                    GError **error)
{
  g_return_val_if_fail (MDG_IS_WORKSPACE (self), NULL);

  return mdg_record_table_load (self->store, kind, uuid, error);
}

GPtrArray *
mdg_workspace_list (MdgWorkspace *self,
                    MdgKind kind,
                    GError **error)
{
  g_return_val_if_fail (MDG_IS_WORKSPACE (self), NULL);

  return mdg_record_table_list (self->store, kind, error);
}

GPtrArray *
mdg_workspace_list_children (MdgWorkspace *self,
                             MdgKind kind,
                             guint field,
                             const MdgUuid *uuid,
                             GError **error)
{
  g_return_val_if_fail (MDG_IS_WORKSPACE (self), NULL);

  return mdg_record_table_list_by_reference (self->store, kind, field, uuid, error);
}

GPtrArray *
mdg_workspace_list_revisions (MdgWorkspace *self,
                              const MdgUuid *uuid,
                              GError **error)
{
  g_return_val_if_fail (MDG_IS_WORKSPACE (self), NULL);

  return mdg_revision_table_list (self->store, uuid, error);
}

GPtrArray *
mdg_workspace_list_drafts (MdgWorkspace *self,
                           GError **error)
{
  g_return_val_if_fail (MDG_IS_WORKSPACE (self), NULL);

  return mdg_draft_table_list (self->store, error);
}

char *
mdg_workspace_dup_preference (MdgWorkspace *self,
                              const char *key)
{
  g_return_val_if_fail (MDG_IS_WORKSPACE (self), NULL);

  return mdg_preference_table_dup (self->store, key);
}

void
mdg_workspace_announce (MdgWorkspace *self,
                        MdgChange *change)
{
  gboolean terms = FALSE;
  gboolean centre = FALSE;
  GPtrArray *records = mdg_change_get_records (change);

  /* The answer of a save may come after the register was closed. */
  if (self->store == NULL)
    return;

  for (guint i = 0; i < records->len; i++)
    {
      MdgKind kind = mdg_record_get_kind (records->pdata[i]);

      terms = terms || kind == MDG_KIND_TERM;
      centre = centre || kind == MDG_KIND_CENTRE;
    }

  if (terms)
    load_vocabularies (self, NULL);
  if (centre)
    load_centre (self, NULL);

  g_signal_emit (self, signals[CHANGED], 0, change);
}
