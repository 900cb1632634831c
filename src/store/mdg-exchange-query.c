#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-exchange-query.h"

#include "mdg-record-sql.h"
#include "mdg-record-table.h"

#include <string.h>

/* Revisions that leave the register with the change that made them. A derived one (version 8 of the identity) is the same everywhere; the
   profile of a centre stays where nothing else was written. MDG_KIND_CENTRE is 1. */
#define LEAVES                        \
  "substr(hex(v.uuid), 13, 1) <> '8'" \
  " AND (v.kind <> 1 OR EXISTS (SELECT 1 FROM revision AS w WHERE w.origin = v.origin AND w.kind <> 1 AND substr(hex(w.uuid), 13, 1) <> '8'))"

G_STATIC_ASSERT (MDG_KIND_CENTRE == 1);

gboolean
mdg_exchange_query_last_change (MdgStore *store,
                                gint64 *at,
                                GError **error)
{
  static const char sql[] = "SELECT coalesce(max(c.at), 0) FROM change AS c"
                            " WHERE EXISTS (SELECT 1 FROM revision AS v WHERE v.change = c.id AND " LEAVES ")";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  if (stmt == NULL || !mdg_statement_step_to_row (stmt, error))
    return FALSE;
  *at = mdg_statement_get_int64 (stmt, 0);

  return TRUE;
}

gboolean
mdg_exchange_query_each_origin (MdgStore *store,
                                MdgOriginFunc func,
                                gpointer data,
                                GError **error)
{
  static const char sql[] = "SELECT o.uuid, o.prefix, o.desk FROM origin AS o"
                            " WHERE EXISTS (SELECT 1 FROM revision AS v WHERE v.origin = o.id AND " LEAVES ")"
                            " ORDER BY o.uuid";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  MdgStep step;

  if (stmt == NULL)
    return FALSE;
  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    {
      MdgOriginRow row = { .prefix = (char *) mdg_statement_get_text (stmt, 1), .desk = (char *) mdg_statement_get_text (stmt, 2) };

      if (mdg_statement_get_uuid (stmt, 0, &row.uuid) && !func (&row, data, error))
        return FALSE;
    }

  return step == MDG_STEP_DONE;
}

gboolean
mdg_exchange_query_each_change (MdgStore *store,
                                MdgChangeFunc func,
                                gpointer data,
                                GError **error)
{
  static const char sql[] = "SELECT c.uuid, c.at, c.author, c.action FROM change AS c"
                            " WHERE EXISTS (SELECT 1 FROM revision AS v WHERE v.change = c.id AND " LEAVES ")"
                            " ORDER BY c.uuid";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  MdgStep step;

  if (stmt == NULL)
    return FALSE;
  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    {
      MdgChangeRow row = { .at = mdg_statement_get_int64 (stmt, 1), .author = mdg_statement_get_text (stmt, 2), .action = mdg_statement_get_text (stmt, 3) };

      if (mdg_statement_get_uuid (stmt, 0, &row.uuid) && !func (&row, data, error))
        return FALSE;
    }

  return step == MDG_STEP_DONE;
}

static void
revision_row_free (gpointer data)
{
  MdgRevisionRow *row = data;

  g_free (row->decided);
  g_free (row->extra);
  g_clear_object (&row->values);
  g_free (row);
}

static MdgRecord *
read_values (MdgStatement *stmt,
             MdgKind kind,
             int first,
             GError **error)
{
  const char *json = mdg_statement_get_text (stmt, first + MDG_RECORD_SQL_REVISION_VALUE);
  g_autoptr (MdgRecord) values = NULL;

  if (json == NULL)
    return mdg_record_table_read_row (kind, stmt);
  values = mdg_record_new (kind);

  return mdg_record_read_json (values, json, error) ? g_steal_pointer (&values) : NULL;
}

static MdgRevisionRow *
read_row (MdgStatement *stmt,
          MdgKind kind,
          GError **error)
{
  int first = MDG_RECORD_SQL_FIRST_FIELD + (int) mdg_record_info_get (kind)->n_fields;
  MdgRevisionRow *row = g_new0 (MdgRevisionRow, 1);

  row->kind = kind;
  mdg_statement_get_uuid (stmt, 1, &row->record);
  mdg_statement_get_uuid (stmt, first + MDG_RECORD_SQL_REVISION_UUID, &row->uuid);
  mdg_statement_get_uuid (stmt, first + MDG_RECORD_SQL_REVISION_PARENT, &row->parent);
  mdg_statement_get_uuid (stmt, first + MDG_RECORD_SQL_REVISION_MERGE_PARENT, &row->merge_parent);
  if (!mdg_uuid_is_derived (&row->uuid))
    {
      mdg_statement_get_uuid (stmt, first + MDG_RECORD_SQL_REVISION_ORIGIN, &row->origin);
      mdg_statement_get_uuid (stmt, first + MDG_RECORD_SQL_REVISION_CHANGE, &row->change);
    }
  row->state = (MdgState) mdg_statement_get_int64 (stmt, first + MDG_RECORD_SQL_REVISION_STATE);
  row->decided = g_strdup (mdg_statement_get_text (stmt, first + MDG_RECORD_SQL_REVISION_DECIDED));
  row->extra = g_strdup (mdg_statement_get_text (stmt, first + MDG_RECORD_SQL_REVISION_EXTRA));
  if (mdg_statement_get_int64 (stmt, first + MDG_RECORD_SQL_REVISION_IS_ERASED) == 0)
    {
      row->values = read_values (stmt, kind, first, error);
      if (row->values == NULL)
        g_clear_pointer (&row, revision_row_free);
    }

  return row;
}

typedef struct
{
  MdgRevisionFunc func;
  gpointer data;
  GPtrArray *rows;     /* of one record, in the order of entry */
  GHashTable *origins; /* of which something leaves */
} Revisions;

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const MdgRevisionRow *x = *(MdgRevisionRow *const *) a;
  const MdgRevisionRow *y = *(MdgRevisionRow *const *) b;

  return memcmp (x->uuid.bytes, y->uuid.bytes, sizeof x->uuid.bytes);
}

static gboolean
has_waiting_parent (GPtrArray *rows,
                    const MdgRevisionRow *row)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const MdgRevisionRow *other = rows->pdata[i];

      if (mdg_uuid_equal (&other->uuid, &row->parent) || mdg_uuid_equal (&other->uuid, &row->merge_parent))
        return TRUE;
    }

  return FALSE;
}

/* Parents before children, else by identity. Registers in one order of entry, so usually that is it. */
static gboolean
tell_record (Revisions *self,
             GError **error)
{
  MdgRevisionRow *first = self->rows->len > 0 ? self->rows->pdata[0] : NULL;
  gboolean stays = first != NULL && self->rows->len == 1 && mdg_uuid_is_derived (&first->uuid);

  if (stays || (first != NULL && first->kind == MDG_KIND_CENTRE && !g_hash_table_contains (self->origins, &first->origin)))
    g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_sort (self->rows, compare_rows);
  while (self->rows->len > 0)
    {
      guint next = 0;

      while (next + 1 < self->rows->len && has_waiting_parent (self->rows, self->rows->pdata[next]))
        next++;
      if (!self->func (self->rows->pdata[next], self->data, error))
        return FALSE;
      g_ptr_array_remove_index (self->rows, next);
    }

  return TRUE;
}

static gboolean
tell_kind (Revisions *self,
           MdgStore *store,
           MdgKind kind,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, mdg_record_sql_get (kind)->select_revisions, error);
  MdgStep step;

  if (stmt == NULL)
    return FALSE;
  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    {
      MdgRevisionRow *row = read_row (stmt, kind, error);

      if (row == NULL)
        return FALSE;
      if (self->rows->len > 0 && !mdg_uuid_equal (&((MdgRevisionRow *) self->rows->pdata[0])->record, &row->record) && !tell_record (self, error))
        {
          revision_row_free (row);
          return FALSE;
        }
      g_ptr_array_add (self->rows, row);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }

  return step == MDG_STEP_DONE && tell_record (self, error);
}

static gboolean
add_origin (const MdgOriginRow *row,
            gpointer data,
            GError **error)
{
  g_hash_table_add (data, g_memdup2 (&row->uuid, sizeof row->uuid));

  return TRUE;
}

gboolean
mdg_exchange_query_each_revision (MdgStore *store,
                                  MdgRevisionFunc func,
                                  gpointer data,
                                  GCancellable *cancellable,
                                  GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (revision_row_free);
  g_autoptr (GHashTable) origins = g_hash_table_new_full (mdg_uuid_hash, mdg_uuid_equal_func, g_free, NULL);
  Revisions self = { func, data, rows, origins };

  if (!mdg_exchange_query_each_origin (store, add_origin, origins, error))
    return FALSE;
  for (guint kind = MDG_KIND_NONE + 1; kind < MDG_N_KINDS; kind++)
    if (!tell_kind (&self, store, (MdgKind) kind, cancellable, error))
      return FALSE;

  return TRUE;
}
