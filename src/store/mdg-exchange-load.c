#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-exchange-load.h"

#include "mdg-audit.h"
#include "mdg-error.h"
#include "mdg-record-sql.h"
#include "mdg-record-table.h"
#include "mdg-search-index.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define OWN_ORIGIN 1

/* A record of which the file has revisions. */
typedef struct
{
  MdgKind kind;
  MdgUuid uuid;
  gboolean is_touched; /* one of them was not known */
} Seen;

/* A record that is to be written. */
typedef struct
{
  MdgMerge *merge;
  GPtrArray *nodes; /* which the conflicts of merge point into */
  MdgUuid before;   /* nil when it is new */
} Settled;

struct _MdgExchangeLoad
{
  MdgStore *store;
  char *author;
  MdgUuid uuid;
  gint64 change;
  GArray *seen;
  GPtrArray *settled;
};

static void
settled_free (gpointer data)
{
  Settled *settled = data;

  mdg_merge_free (settled->merge);
  g_ptr_array_unref (settled->nodes);
  g_free (settled);
}

void
mdg_exchange_load_free (MdgExchangeLoad *self)
{
  g_free (self->author);
  g_array_unref (self->seen);
  g_ptr_array_unref (self->settled);
  g_free (self);
}

static gboolean
insert_change (MdgStore *store,
               const MdgChangeRow *row,
               GError **error)
{
  static const char sql[] = "INSERT INTO change (uuid, at, author, action) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (uuid) DO NOTHING";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  if (stmt == NULL)
    return FALSE;
  mdg_statement_bind_uuid (stmt, 1, &row->uuid);
  mdg_statement_bind_int64 (stmt, 2, row->at);
  mdg_statement_bind_text (stmt, 3, row->author);
  mdg_statement_bind_text (stmt, 4, row->action);

  return mdg_statement_run (stmt, error);
}

MdgExchangeLoad *
mdg_exchange_load_begin (MdgStore *store,
                         const char *author,
                         GError **error)
{
  g_autoptr (MdgExchangeLoad) self = g_new0 (MdgExchangeLoad, 1);
  MdgChangeRow change = { .at = mdg_audit_now (), .author = author != NULL ? author : "", .action = N_ ("Exchange file taken in") };

  self->store = store;
  self->author = g_strdup (change.author);
  self->seen = g_array_new (FALSE, FALSE, sizeof (Seen));
  self->settled = g_ptr_array_new_with_free_func (settled_free);
  mdg_uuid_generate (&self->uuid);
  change.uuid = self->uuid;
  if (!insert_change (store, &change, error))
    return NULL;
  self->change = mdg_store_get_last_id (store);

  return g_steal_pointer (&self);
}

gboolean
mdg_exchange_load_add_origin (MdgExchangeLoad *self,
                              const MdgOriginRow *row,
                              GError **error)
{
  static const char sql[] = "INSERT INTO origin (uuid, prefix, desk) VALUES (?1, ?2, ?3) ON CONFLICT (uuid) DO NOTHING";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (self->store, sql, error);

  if (stmt == NULL)
    return FALSE;
  mdg_statement_bind_uuid (stmt, 1, &row->uuid);
  mdg_statement_bind_text (stmt, 2, row->prefix);
  mdg_statement_bind_text (stmt, 3, row->desk);

  return mdg_statement_run (stmt, error);
}

gboolean
mdg_exchange_load_add_change (MdgExchangeLoad *self,
                              const MdgChangeRow *row,
                              GError **error)
{
  return insert_change (self->store, row, error);
}

static void
note_seen (MdgExchangeLoad *self,
           const MdgRevisionRow *row,
           gboolean is_touched)
{
  Seen *last = self->seen->len > 0 ? &g_array_index (self->seen, Seen, self->seen->len - 1) : NULL;
  Seen seen = { row->kind, row->record, is_touched };

  if (last == NULL || !mdg_uuid_equal (&last->uuid, &row->record))
    g_array_append_val (self->seen, seen);
  else
    last->is_touched = last->is_touched || is_touched;
}

/* Of a derived revision the register is its own origin, and this import the change. */
static gboolean
insert_revision (MdgExchangeLoad *self,
                 const MdgRevisionRow *row,
                 gboolean *is_new,
                 GError **error)
{
  static const char sql[] = "INSERT INTO revision (uuid, kind, record, parent, merge_parent, origin, change, state, \"value\", decided, extra, taken_in)"
                            " SELECT ?1, ?2, ?3, ?4, ?5, o.id, c.id, ?6, ?7, ?8, ?9, ?12"
                            " FROM origin AS o, change AS c WHERE o.uuid = ?10 AND c.uuid = ?11"
                            " ON CONFLICT (uuid) DO NOTHING";
  static const char own_sql[] = "INSERT INTO revision (uuid, kind, record, parent, merge_parent, origin, change, state, \"value\", decided, extra, taken_in)"
                                " VALUES (?1, ?2, ?3, ?4, ?5, ?10, ?11, ?6, ?7, ?8, ?9, ?12)"
                                " ON CONFLICT (uuid) DO NOTHING";
  gboolean is_own = mdg_uuid_is_nil (&row->change);
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (self->store, is_own ? own_sql : sql, error);
  g_autoptr (GString) json = row->values != NULL ? g_string_sized_new (1024) : NULL;

  if (stmt == NULL)
    return FALSE;
  if (json != NULL)
    mdg_record_write_json (row->values, json);
  mdg_statement_bind_uuid (stmt, 1, &row->uuid);
  mdg_statement_bind_int64 (stmt, 2, row->kind);
  mdg_statement_bind_uuid (stmt, 3, &row->record);
  mdg_statement_bind_uuid (stmt, 4, &row->parent);
  mdg_statement_bind_uuid (stmt, 5, &row->merge_parent);
  mdg_statement_bind_int64 (stmt, 6, row->state);
  mdg_statement_bind_text (stmt, 7, json != NULL ? json->str : NULL);
  mdg_statement_bind_text (stmt, 8, row->decided);
  mdg_statement_bind_text (stmt, 9, row->extra);
  mdg_statement_bind_int64 (stmt, 12, self->change);
  if (is_own)
    {
      mdg_statement_bind_int64 (stmt, 10, OWN_ORIGIN);
      mdg_statement_bind_int64 (stmt, 11, self->change);
    }
  else
    {
      mdg_statement_bind_uuid (stmt, 10, &row->origin);
      mdg_statement_bind_uuid (stmt, 11, &row->change);
    }
  if (!mdg_statement_run (stmt, error))
    return FALSE;
  *is_new = mdg_store_get_n_changed (self->store) > 0;

  return TRUE;
}

/* The record a revision is known to belong to; FALSE without error when the revision is not known. */
static gboolean
find_revision (MdgExchangeLoad *self,
               const MdgUuid *revision,
               MdgUuid *record,
               GError **error)
{
  static const char sql[] = "SELECT record FROM revision WHERE uuid = ?1";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (self->store, sql, error);

  if (stmt == NULL)
    return FALSE;
  mdg_statement_bind_uuid (stmt, 1, revision);

  return mdg_statement_step (stmt, error) == MDG_STEP_ROW && mdg_statement_get_uuid (stmt, 0, record);
}

gboolean
mdg_exchange_load_add_revision (MdgExchangeLoad *self,
                                const MdgRevisionRow *row,
                                GError **error)
{
  gboolean is_new;
  MdgUuid known;

  if (!insert_revision (self, row, &is_new, error))
    return FALSE;
  if (!is_new)
    {
      g_autoptr (GError) local_error = NULL;
      gboolean is_known = find_revision (self, &row->uuid, &known, &local_error);

      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (!is_known || !mdg_uuid_equal (&known, &row->record))
        {
          g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID,
                       is_known ? _ ("A state of a record (%s) belongs to another record here. Nothing was taken from the file.")
                                : _ ("A state of a record (%s) was written by a register or in a step that the file does not name. Nothing was taken from it."),
                       _ (mdg_record_info_get (row->kind)->label));
          return FALSE;
        }
    }
  note_seen (self, row, is_new);

  return TRUE;
}

static MdgMergeNode *
read_node (const Seen *seen,
           MdgStatement *stmt,
           GError **error)
{
  g_autoptr (MdgRecord) record = mdg_record_new (seen->kind);
  const char *json = mdg_statement_get_text (stmt, 4);
  const char *decided = mdg_statement_get_text (stmt, 5);
  MdgMergeNode *node;
  MdgUuid uuid;
  MdgUuid parent = { 0 };

  mdg_record_set_uuid (record, &seen->uuid);
  if (mdg_statement_get_uuid (stmt, 0, &uuid))
    mdg_record_set_revision (record, &uuid);
  mdg_record_set_state (record, (MdgState) mdg_statement_get_int64 (stmt, 3));
  if (json != NULL && !mdg_record_read_json (record, json, error))
    return NULL;
  mdg_statement_get_uuid (stmt, 1, &parent);
  node = mdg_merge_node_new (record, &parent);
  mdg_statement_get_uuid (stmt, 2, &node->merge_parent);
  if (decided != NULL)
    node->decided = g_strsplit (decided, " ", -1);

  return node;
}

static GPtrArray *
list_nodes (MdgExchangeLoad *self,
            const Seen *seen,
            GError **error)
{
  static const char sql[] = "SELECT uuid, parent, merge_parent, state, \"value\", decided FROM revision WHERE record = ?1";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (self->store, sql, error);
  g_autoptr (GPtrArray) nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_merge_node_free);
  MdgStep step;

  if (stmt == NULL)
    return NULL;
  mdg_statement_bind_uuid (stmt, 1, &seen->uuid);
  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    {
      MdgMergeNode *node = read_node (seen, stmt, error);

      if (node == NULL)
        return NULL;
      g_ptr_array_add (nodes, node);
    }

  return step == MDG_STEP_DONE ? g_steal_pointer (&nodes) : NULL;
}

/* The state that stands now; nil for a new record. */
static gboolean
load_before (MdgExchangeLoad *self,
             const Seen *seen,
             MdgUuid *before,
             GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (MdgRecord) now = mdg_record_table_load (self->store, seen->kind, &seen->uuid, &local_error);

  *before = (MdgUuid){ 0 };
  if (now != NULL)
    *before = *mdg_record_get_revision (now);
  else if (!g_error_matches (local_error, MDG_ERROR, MDG_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

static gboolean
resolve (MdgExchangeLoad *self,
         const Seen *seen,
         GError **error)
{
  g_autoptr (GPtrArray) nodes = list_nodes (self, seen, error);
  g_autoptr (MdgMerge) merge = nodes != NULL ? mdg_merge_resolve (nodes, error) : NULL;
  MdgUuid before;
  Settled *settled;

  if (merge == NULL || !load_before (self, seen, &before, error))
    return FALSE;
  if (mdg_uuid_equal (&before, mdg_record_get_revision (merge->record)))
    return TRUE;
  if (mdg_record_get_state (merge->record) == MDG_STATE_LIVE && !mdg_record_validate (merge->record, error))
    {
      g_prefix_error (error, _ ("A record (%s) is not complete. Nothing was taken from the file. "), _ (mdg_record_get_info (merge->record)->label));
      return FALSE;
    }
  settled = g_new0 (Settled, 1);
  settled->nodes = g_steal_pointer (&nodes);
  settled->merge = g_steal_pointer (&merge);
  settled->before = before;
  g_ptr_array_add (self->settled, settled);

  return TRUE;
}

static gboolean
add_merges (MdgExchangeLoad *self,
            Settled *settled,
            GError **error)
{
  for (guint i = 0; i < settled->merge->added->len; i++)
    {
      MdgMergeNode *node = settled->merge->added->pdata[i];
      MdgRevisionRow row = {
        .kind = mdg_record_get_kind (node->record),
        .record = *mdg_record_get_uuid (node->record),
        .uuid = node->uuid,
        .parent = node->parent,
        .merge_parent = node->merge_parent,
        .state = mdg_record_get_state (node->record),
        .values = node->record,
      };
      gboolean is_new;

      if (!insert_revision (self, &row, &is_new, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
replace_conflicts (MdgExchangeLoad *self,
                   Settled *settled,
                   GError **error)
{
  static const char delete_sql[] = "DELETE FROM conflict WHERE record = ?1";
  static const char sql[] = "INSERT INTO conflict (kind, record, field, revision, position) VALUES (?1, ?2, ?3, ?4, ?5)";
  MdgRecord *record = settled->merge->record;
  g_autoptr (MdgStatement) drop = mdg_store_prepare (self->store, delete_sql, error);

  if (drop == NULL)
    return FALSE;
  mdg_statement_bind_uuid (drop, 1, mdg_record_get_uuid (record));
  if (!mdg_statement_run (drop, error))
    return FALSE;

  for (guint i = 0; i < settled->merge->conflicts->len; i++)
    {
      MdgMergeConflict *conflict = settled->merge->conflicts->pdata[i];
      const char *field = conflict->field == MDG_MERGE_STATE ? "state" : mdg_record_get_info (record)->fields[conflict->field].name;

      for (guint k = 0; k < conflict->writers->len; k++)
        {
          g_autoptr (MdgStatement) stmt = mdg_store_prepare (self->store, sql, error);

          if (stmt == NULL)
            return FALSE;
          mdg_statement_bind_int64 (stmt, 1, mdg_record_get_kind (record));
          mdg_statement_bind_uuid (stmt, 2, mdg_record_get_uuid (record));
          mdg_statement_bind_text (stmt, 3, field);
          mdg_statement_bind_uuid (stmt, 4, &((MdgMergeNode *) conflict->writers->pdata[k])->uuid);
          mdg_statement_bind_int64 (stmt, 5, k);
          if (!mdg_statement_run (stmt, error))
            return FALSE;
        }
    }

  return TRUE;
}

/* What stands was written at the origin of its first revision. */
static gboolean
set_origin (MdgExchangeLoad *self,
            MdgRecord *record,
            GError **error)
{
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (self->store, mdg_record_sql_get (mdg_record_get_kind (record))->set_origin, error);

  if (stmt == NULL)
    return FALSE;
  mdg_statement_bind_uuid (stmt, 1, mdg_record_get_uuid (record));

  return mdg_statement_run (stmt, error);
}

static gboolean
write_row (MdgExchangeLoad *self,
           Settled *settled,
           GError **error)
{
  MdgRecord *record = settled->merge->record;

  if (!mdg_uuid_is_nil (&settled->before))
    return mdg_record_table_update (self->store, record, error);

  return mdg_record_table_insert (self->store, record, error) && set_origin (self, record, error);
}

/* Rows that wait for others they refer to, or for themselves in a circle, are written without the references first. */
static gboolean
write_waiting (MdgExchangeLoad *self,
               GPtrArray *waiting,
               GError **error)
{
  for (guint i = 0; i < waiting->len; i++)
    {
      Settled *settled = waiting->pdata[i];
      g_autoptr (MdgRecord) whole = g_object_ref (settled->merge->record);
      g_autoptr (MdgRecord) bare = mdg_record_dup (whole);

      if (!mdg_uuid_is_nil (&settled->before))
        continue;
      for (guint k = 0; k < mdg_record_get_info (bare)->n_fields; k++)
        {
          const MdgField *field = &mdg_record_get_info (bare)->fields[k];
          const MdgUuid *target = field->type == MDG_FIELD_REFERENCE ? mdg_record_get_reference (bare, k) : NULL;

          if (target != NULL && mdg_record_table_find_id (self->store, field->refers_to, target, error) <= 0)
            mdg_record_set_reference (bare, k, NULL);
        }
      if (!mdg_record_table_insert (self->store, bare, error) || !set_origin (self, bare, error))
        return FALSE;
    }
  for (guint i = 0; i < waiting->len; i++)
    if (!mdg_record_table_update (self->store, ((Settled *) waiting->pdata[i])->merge->record, error))
      return FALSE;

  return TRUE;
}

static gboolean
write_rows (MdgExchangeLoad *self,
            GError **error)
{
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();

  for (guint i = 0; i < self->settled->len; i++)
    {
      g_autoptr (GError) local_error = NULL;

      if (write_row (self, self->settled->pdata[i], &local_error))
        continue;
      if (!g_error_matches (local_error, MDG_ERROR, MDG_ERROR_CONFLICT))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      g_ptr_array_add (waiting, self->settled->pdata[i]);
    }

  return write_waiting (self, waiting, error);
}

static gboolean
note_record (MdgExchangeLoad *self,
             Settled *settled,
             GError **error)
{
  static const char sql[] = "INSERT INTO import_record (change, record, before, after) VALUES (?1, ?2, ?3, ?4)";
  MdgRecord *record = settled->merge->record;
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (self->store, sql, error);

  if (stmt == NULL)
    return FALSE;
  mdg_statement_bind_int64 (stmt, 1, self->change);
  mdg_statement_bind_uuid (stmt, 2, mdg_record_get_uuid (record));
  mdg_statement_bind_uuid (stmt, 3, &settled->before);
  mdg_statement_bind_uuid (stmt, 4, mdg_record_get_revision (record));

  return mdg_statement_run (stmt, error) && mdg_audit_append (self->store, self->author, "imported", mdg_record_get_kind (record), mdg_record_get_uuid (record), NULL, error);
}

static gboolean
write_all (MdgExchangeLoad *self,
           GError **error)
{
  for (guint i = 0; i < self->settled->len; i++)
    if (!add_merges (self, self->settled->pdata[i], error))
      return FALSE;
  if (!write_rows (self, error))
    return FALSE;
  for (guint i = 0; i < self->settled->len; i++)
    if (!replace_conflicts (self, self->settled->pdata[i], error) || !note_record (self, self->settled->pdata[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
write_with_index (MdgExchangeLoad *self,
                  GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (MdgSearchUpdate) update = NULL;

  for (guint i = 0; i < self->settled->len; i++)
    g_ptr_array_add (records, ((Settled *) self->settled->pdata[i])->merge->record);
  if (mdg_search_index_is_bulk (self->store, records->len))
    return write_all (self, error) && mdg_search_index_rebuild (self->store, error);
  update = mdg_search_update_begin (self->store, records, error);

  return update != NULL && write_all (self, error) && mdg_search_update_end (update, error);
}

static int
compare_seen (gconstpointer a,
              gconstpointer b)
{
  const Seen *x = a;
  const Seen *y = b;

  return x->kind != y->kind ? (int) x->kind - (int) y->kind : memcmp (x->uuid.bytes, y->uuid.bytes, sizeof x->uuid.bytes);
}

/* By kind, so that what is referred to mostly comes first; each record once. */
static void
sort_seen (GArray *seen)
{
  guint n = 0;

  g_array_sort (seen, compare_seen);
  for (guint i = 0; i < seen->len; i++)
    {
      Seen *last = n > 0 ? &g_array_index (seen, Seen, n - 1) : NULL;
      Seen *next = &g_array_index (seen, Seen, i);

      if (last != NULL && compare_seen (last, next) == 0)
        last->is_touched = last->is_touched || next->is_touched;
      else
        g_array_index (seen, Seen, n++) = *next;
    }
  g_array_set_size (seen, n);
}

gboolean
mdg_exchange_load_end (MdgExchangeLoad *self,
                       MdgExchangeCounts *counts,
                       MdgUuid *uuid,
                       GError **error)
{
  *counts = (MdgExchangeCounts){ 0 };
  *uuid = self->uuid;
  sort_seen (self->seen);
  for (guint i = 0; i < self->seen->len; i++)
    {
      const Seen *seen = &g_array_index (self->seen, Seen, i);

      if (seen->is_touched && !resolve (self, seen, error))
        return FALSE;
    }
  for (guint i = 0; i < self->settled->len; i++)
    {
      const Settled *settled = self->settled->pdata[i];

      if (mdg_uuid_is_nil (&settled->before))
        counts->n_new++;
      else
        counts->n_update++;
      counts->n_conflict += settled->merge->conflicts->len > 0;
    }
  counts->n_same = self->seen->len - self->settled->len;

  return write_with_index (self, error);
}
