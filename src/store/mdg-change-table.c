#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-change-table.h"

#include "mdg-attachment-table.h"
#include "mdg-audit.h"
#include "mdg-draft-table.h"
#include "mdg-error.h"
#include "mdg-number-table.h"
#include "mdg-record-table.h"
#include "mdg-revision-table.h"
#include "mdg-search-index.h"

#include <glib/gi18n-lib.h>

/* What a record was before saving touched it, for the case that saving fails: then it can be saved again. */
typedef struct
{
  MdgRecord *record;
  MdgRecord *before; /* NULL when only the revision, the id and perhaps the number are new */
  MdgUuid revision;
  gint64 id;
  int issued; /* field that the register filled, or -1 */
} Touched;

typedef struct
{
  MdgStore *store;
  MdgChange *change;
  gint64 id;
  gint64 undoes; /* 0, or the id of the change that is taken back */
  GArray *touched;
} Applying;

static void
clear_touched (gpointer data)
{
  Touched *touched = data;

  g_clear_object (&touched->before);
}

static void
begin_applying (Applying *applying,
                MdgStore *store,
                MdgChange *change,
                gint64 undoes)
{
  *applying = (Applying){ .store = store, .change = change, .undoes = undoes };
  applying->touched = g_array_new (FALSE, FALSE, sizeof (Touched));
  g_array_set_clear_func (applying->touched, clear_touched);
}

static void
end_applying (Applying *applying,
              gboolean saved)
{
  for (guint i = applying->touched->len; !saved && i > 0; i--)
    {
      Touched *touched = &g_array_index (applying->touched, Touched, i - 1);

      if (touched->before != NULL)
        mdg_record_assign (touched->record, touched->before);
      mdg_record_set_revision (touched->record, &touched->revision);
      mdg_record_set_id (touched->record, touched->id);
      if (touched->issued >= 0)
        mdg_record_set_text (touched->record, (guint) touched->issued, NULL);
    }

  g_array_unref (applying->touched);
}

static void
note_touched (Applying *applying,
              MdgRecord *record,
              gboolean with_values)
{
  const MdgRecordInfo *info = mdg_record_get_info (record);
  Touched touched = { .record = record, .revision = *mdg_record_get_revision (record), .id = mdg_record_get_id (record), .issued = -1 };

  if (with_values)
    touched.before = mdg_record_dup (record);
  for (guint i = 0; i < info->n_fields; i++)
    if ((info->fields[i].flags & MDG_FIELD_ISSUED) != 0 && mdg_record_is_empty (record, i))
      touched.issued = (int) i;

  g_array_append_val (applying->touched, touched);
}

static gboolean
insert_change (Applying *applying,
               GError **error)
{
  static const char sql[] = "INSERT INTO change (uuid, at, author, action, undoes)"
                            " VALUES (?1, ?2, ?3, ?4, ?5)";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (applying->store, sql, error);
  const char *author = mdg_change_get_author (applying->change);
  MdgUuid uuid;

  if (stmt == NULL)
    return FALSE;

  mdg_uuid_generate (&uuid);
  mdg_change_set_uuid (applying->change, &uuid);
  mdg_statement_bind_uuid (stmt, 1, &uuid);
  mdg_statement_bind_int64 (stmt, 2, mdg_audit_now ());
  mdg_statement_bind_text (stmt, 3, author != NULL ? author : "");
  mdg_statement_bind_text (stmt, 4, mdg_change_get_action (applying->change));
  if (applying->undoes != 0)
    mdg_statement_bind_int64 (stmt, 5, applying->undoes);
  if (!mdg_statement_run (stmt, error))
    return FALSE;

  applying->id = mdg_store_get_last_id (applying->store);

  return TRUE;
}

/* Voiding and restoring count as a change of the whole record. */
static gboolean
merge_state (MdgRecord *ours,
             MdgRecord *now,
             MdgRecord *base,
             GError **error)
{
  MdgState state = mdg_record_get_state (now);

  if (mdg_record_get_state (ours) != mdg_record_get_state (base) || state == mdg_record_get_state (base))
    return TRUE;

  for (guint i = 0; i < mdg_record_get_info (ours)->n_fields; i++)
    if (state != MDG_STATE_LIVE && !mdg_record_field_equal (ours, base, i))
      {
        g_set_error (error, MDG_ERROR, MDG_ERROR_CONFLICT, _ ("This record (%s) was voided by somebody else meanwhile. What you typed is kept on screen: copy it to where it belongs now."), _ (mdg_record_get_info (ours)->label));
        return FALSE;
      }
  mdg_record_set_state (ours, state);

  return TRUE;
}

/* Three ways: ours, what stands now, and the state both began from. */
static gboolean
merge_fields (MdgRecord *ours,
              MdgRecord *now,
              MdgRecord *base,
              GError **error)
{
  const MdgRecordInfo *info = mdg_record_get_info (ours);

  if (!merge_state (ours, now, base, error))
    return FALSE;

  for (guint i = 0; i < info->n_fields; i++)
    {
      if (mdg_record_field_equal (ours, base, i))
        mdg_record_copy_field (ours, now, i);
      else if (!mdg_record_field_equal (now, base, i) && !mdg_record_field_equal (now, ours, i))
        {
          g_set_error (error, MDG_ERROR, MDG_ERROR_CONFLICT, _ ("“%s” was changed by somebody else meanwhile. What you typed is kept on screen: look at the record, then save again."), mdg_field_get_label (&info->fields[i]));
          return FALSE;
        }
    }

  mdg_record_set_revision (ours, mdg_record_get_revision (now));

  return TRUE;
}

static gboolean
is_unchanged (MdgRecord *ours,
              MdgRecord *now)
{
  if (mdg_record_get_state (ours) != mdg_record_get_state (now))
    return FALSE;

  for (guint i = 0; i < mdg_record_get_info (ours)->n_fields; i++)
    if (!mdg_record_field_equal (ours, now, i))
      return FALSE;

  return TRUE;
}

static char *
describe_differences (MdgRecord *ours,
                      MdgRecord *now)
{
  const MdgRecordInfo *info = mdg_record_get_info (ours);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < info->n_fields; i++)
    if (!mdg_record_field_equal (ours, now, i))
      g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "", info->fields[i].name);

  return g_string_free (names, FALSE);
}

/* A record whose identity follows from what it is begins alike in every register. */
static void
make_revision (MdgRecord *record,
               gboolean is_new,
               MdgUuid *revision)
{
  g_autoptr (GString) content = NULL;

  if (!is_new || !mdg_uuid_is_derived (mdg_record_get_uuid (record)))
    {
      mdg_uuid_generate (revision);
      return;
    }
  content = g_string_new_len ((const char *) mdg_record_get_uuid (record)->bytes, sizeof revision->bytes);
  mdg_record_write_json (record, content);
  mdg_uuid_derive (revision, content->str, content->len);
}

static gboolean
write_revision (Applying *applying,
                MdgRecord *record,
                const char *action,
                const char *value,
                GError **error)
{
  MdgUuid parent = *mdg_record_get_revision (record);
  gboolean is_new = mdg_uuid_is_nil (&parent);
  MdgUuid revision;

  make_revision (record, is_new, &revision);
  mdg_record_set_revision (record, &revision);

  if (!(is_new ? mdg_record_table_insert : mdg_record_table_update) (applying->store, record, error))
    return FALSE;

  return mdg_revision_table_insert (applying->store, record, &parent, applying->id, error) && mdg_audit_append (applying->store, mdg_change_get_author (applying->change), action, mdg_record_get_kind (record), mdg_record_get_uuid (record), value, error);
}

static gboolean
save_existing (Applying *applying,
               MdgRecord *record,
               GError **error)
{
  g_autoptr (MdgRecord) now = mdg_record_table_load (applying->store, mdg_record_get_kind (record), mdg_record_get_uuid (record), error);
  g_autofree char *names = NULL;
  const char *action = "changed";
  gboolean is_merge;

  if (now == NULL)
    return FALSE;

  is_merge = !mdg_uuid_equal (mdg_record_get_revision (now), mdg_record_get_revision (record));
  note_touched (applying, record, is_merge);
  if (is_merge)
    {
      g_autoptr (MdgRecord) base = mdg_revision_table_load (applying->store, mdg_record_get_revision (record), error);

      if (base == NULL || !merge_fields (record, now, base, error))
        return FALSE;
    }

  mdg_record_set_id (record, mdg_record_get_id (now));
  /* A referral gets its number when it is received, long after the draft of it was kept. */
  if (mdg_record_get_kind (record) == MDG_KIND_REFERRAL && !mdg_number_table_issue (applying->store, record, error))
    return FALSE;
  if (is_unchanged (record, now))
    return TRUE;

  if (mdg_record_get_state (record) != mdg_record_get_state (now))
    action = mdg_record_get_state (record) == MDG_STATE_LIVE ? "restored" : "voided";
  names = describe_differences (record, now);

  return write_revision (applying, record, action, names, error);
}

static gboolean
save_record (Applying *applying,
             MdgRecord *record,
             GError **error)
{
  if (!mdg_record_validate (record, error))
    return FALSE;
  if (mdg_record_is_stored (record))
    return save_existing (applying, record, error);

  note_touched (applying, record, FALSE);

  return mdg_number_table_issue (applying->store, record, error) && write_revision (applying, record, "created", NULL, error);
}

static gboolean
apply_records (Applying *applying,
               MdgApplyFlags flags,
               GError **error)
{
  GPtrArray *records = mdg_change_get_records (applying->change);
  g_autoptr (MdgSearchUpdate) update = NULL;

  if ((flags & MDG_APPLY_WITHOUT_INDEX) == 0)
    {
      update = mdg_search_update_begin (applying->store, records, error);
      if (update == NULL)
        return FALSE;
    }

  for (guint i = 0; i < records->len; i++)
    if (!save_record (applying, records->pdata[i], error))
      return FALSE;

  return update == NULL || mdg_search_update_end (update, error);
}

static gboolean
store_contents (Applying *applying,
                GError **error)
{
  GHashTable *contents = mdg_change_get_contents (applying->change);
  GHashTableIter iter;
  gpointer hash;
  gpointer content;

  if (contents == NULL)
    return TRUE;

  g_hash_table_iter_init (&iter, contents);
  while (g_hash_table_iter_next (&iter, &hash, &content))
    if (!mdg_attachment_table_insert (applying->store, hash, content, error))
      return FALSE;

  return TRUE;
}

static gboolean
apply (Applying *applying,
       MdgApplyFlags flags,
       GError **error)
{
  const MdgUuid *draft = mdg_change_get_draft (applying->change);

  return insert_change (applying, error) && store_contents (applying, error) && apply_records (applying, flags, error) && (draft == NULL || mdg_draft_table_delete (applying->store, draft, error));
}

gboolean
mdg_change_table_apply (MdgStore *store,
                        MdgChange *change,
                        MdgApplyFlags flags,
                        GError **error)
{
  Applying applying;
  gboolean applied;

  begin_applying (&applying, store, change, 0);
  applied = apply (&applying, flags, error);
  end_applying (&applying, applied);

  return applied;
}

static gboolean
save (MdgStore *store,
      MdgChange *change,
      gint64 undoes,
      GError **error)
{
  Applying applying;
  gboolean in_bulk = mdg_search_index_is_bulk (store, mdg_change_get_records (change)->len);
  gboolean saved;

  if (!mdg_store_begin (store, error))
    return FALSE;

  begin_applying (&applying, store, change, undoes);
  saved = apply (&applying, in_bulk ? MDG_APPLY_WITHOUT_INDEX : MDG_APPLY_PLAIN, error) && (!in_bulk || mdg_search_index_rebuild (store, error)) && mdg_store_commit (store, error);
  if (!saved)
    mdg_store_rollback (store);
  end_applying (&applying, saved);

  return saved;
}

gboolean
mdg_change_table_save (MdgStore *store,
                       MdgChange *change,
                       GError **error)
{
  return save (store, change, 0, error);
}

static gint64
find_change (MdgStore *store,
             const MdgUuid *uuid,
             char **action,
             GError **error)
{
  static const char sql[] = "SELECT id, action FROM change WHERE uuid = ?1";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  MdgStep step;

  if (stmt == NULL)
    return 0;

  mdg_statement_bind_uuid (stmt, 1, uuid);
  step = mdg_statement_step (stmt, error);
  if (step == MDG_STEP_DONE)
    g_set_error_literal (error, MDG_ERROR, MDG_ERROR_NOT_FOUND, _ ("There is nothing to take back: this step is not in the register."));
  if (step != MDG_STEP_ROW)
    return 0;

  *action = g_strdup (mdg_statement_get_text (stmt, 1));

  return mdg_statement_get_int64 (stmt, 0);
}

/* Revisions a change made, last first, and what an import did to records: uuid, parent. */
static gboolean
list_revisions (MdgStore *store,
                gint64 change,
                GArray *uuids,
                GError **error)
{
  static const char sql[] = "SELECT uuid, parent FROM (SELECT uuid, parent, id FROM revision WHERE change = ?1 AND taken_in IS NULL ORDER BY id DESC)"
                            " UNION ALL SELECT after, before FROM import_record WHERE change = ?1";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  MdgStep step;

  if (stmt == NULL)
    return FALSE;

  mdg_statement_bind_int64 (stmt, 1, change);
  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    {
      MdgUuid pair[2];

      mdg_statement_get_uuid (stmt, 0, &pair[0]);
      mdg_statement_get_uuid (stmt, 1, &pair[1]);
      g_array_append_vals (uuids, pair, 2);
    }

  return step == MDG_STEP_DONE;
}

static void
note_kept (GPtrArray *kept,
           MdgRecord *record,
           const char *field)
{
  const char *kind = _ (mdg_record_get_info (record)->label);

  g_ptr_array_add (kept, field != NULL ? g_strdup_printf ("%s: %s", kind, field) : g_strdup (kind));
}

/* By value and not by revision: what was edited and taken back since stands as it was made, so that steps can
   be taken back one after the other. */
static gboolean
is_as_made (MdgRecord *now,
            MdgRecord *made)
{
  if (mdg_record_get_state (now) != mdg_record_get_state (made))
    return FALSE;

  for (guint i = 0; i < mdg_record_get_info (now)->n_fields; i++)
    if (!mdg_record_field_equal (now, made, i))
      return FALSE;

  return TRUE;
}

/* The record as it is to be after taking revision back; NULL without error when nothing of it is left to
   take back. */
static MdgRecord *
invert (MdgStore *store,
        const MdgUuid *revision,
        const MdgUuid *parent,
        GPtrArray *kept,
        GError **error)
{
  g_autoptr (MdgRecord) made = mdg_revision_table_load (store, revision, error);
  g_autoptr (MdgRecord) before = NULL;
  g_autoptr (MdgRecord) now = NULL;

  if (made == NULL)
    return NULL;
  now = mdg_record_table_load (store, mdg_record_get_kind (made), mdg_record_get_uuid (made), error);
  if (now == NULL)
    return NULL;

  if (mdg_uuid_is_nil (parent))
    {
      if (!is_as_made (now, made))
        {
          note_kept (kept, now, NULL);
          return NULL;
        }
      mdg_record_set_state (now, MDG_STATE_VOID);
      return g_steal_pointer (&now);
    }

  before = mdg_revision_table_load (store, parent, error);
  if (before == NULL)
    return NULL;

  for (guint i = 0; i < mdg_record_get_info (now)->n_fields; i++)
    {
      /* A number that was given stays: it may stand on paper. */
      if (mdg_record_field_equal (made, before, i) || (mdg_record_get_info (now)->fields[i].flags & MDG_FIELD_ISSUED) != 0)
        continue;
      if (mdg_record_field_equal (now, made, i))
        mdg_record_copy_field (now, before, i);
      else
        note_kept (kept, now, mdg_field_get_label (&mdg_record_get_info (now)->fields[i]));
    }
  if (mdg_record_get_state (now) == mdg_record_get_state (made))
    mdg_record_set_state (now, mdg_record_get_state (before));

  return g_steal_pointer (&now);
}

MdgChange *
mdg_change_table_undo (MdgStore *store,
                       const MdgUuid *change,
                       const char *author,
                       GPtrArray **kept,
                       GError **error)
{
  g_autofree char *action = NULL;
  g_autoptr (GArray) uuids = g_array_new (FALSE, FALSE, sizeof (MdgUuid));
  g_autoptr (GPtrArray) left = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (MdgChange) inverse = NULL;
  gint64 undoes = find_change (store, change, &action, error);

  if (undoes == 0 || !list_revisions (store, undoes, uuids, error))
    return NULL;

  inverse = mdg_change_new (action);
  mdg_change_set_author (inverse, author);
  for (guint i = 0; i < uuids->len; i += 2)
    {
      g_autoptr (GError) local = NULL;
      g_autoptr (MdgRecord) record = invert (store, &g_array_index (uuids, MdgUuid, i), &g_array_index (uuids, MdgUuid, i + 1), left, &local);

      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      if (record != NULL)
        mdg_change_add (inverse, record);
    }

  if (!save (store, inverse, undoes, error))
    return NULL;

  if (kept != NULL)
    *kept = g_steal_pointer (&left);

  return g_steal_pointer (&inverse);
}
