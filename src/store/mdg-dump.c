#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-dump.h"

#include "mdg-record-sql.h"
#include "mdg-record-table.h"

#include <string.h>

#define PIECE 65536

static int
compare_tables (gconstpointer a,
                gconstpointer b)
{
  const MdgKind *x = a;
  const MdgKind *y = b;

  return strcmp (mdg_record_info_get (*x)->table, mdg_record_info_get (*y)->table);
}

static void
append_line (GString *text,
             MdgRecord *record)
{
  static const char *const marks[] = { "", " void", " tombstone" };
  char uuid[MDG_UUID_STRING_SIZE];

  mdg_uuid_format (mdg_record_get_uuid (record), uuid);
  g_string_append_printf (text, "%s %s%s ", mdg_record_get_info (record)->table, uuid, marks[CLAMP (mdg_record_get_state (record), 0, 2)]);
  mdg_record_write_json (record, text);
  g_string_append_c (text, '\n');
}

static gboolean
flush_piece (GOutputStream *stream,
             GString *text,
             gsize least,
             GCancellable *cancellable,
             GError **error)
{
  if (text->len < least)
    return TRUE;
  if (!g_output_stream_write_all (stream, text->str, text->len, NULL, cancellable, error))
    return FALSE;

  g_string_truncate (text, 0);

  return TRUE;
}

static gboolean
write_kind (MdgStore *store,
            MdgKind kind,
            gboolean all,
            GString *text,
            GOutputStream *stream,
            GCancellable *cancellable,
            GError **error)
{
  g_autofree char *sql = g_strconcat (mdg_record_sql_get (kind)->select, all ? "" : " WHERE r.state = 0", " ORDER BY r.uuid", NULL);
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  MdgStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    {
      g_autoptr (MdgRecord) record = mdg_record_table_read_row (kind, stmt);

      append_line (text, record);
      if (!flush_piece (stream, text, PIECE, cancellable, error))
        return FALSE;
    }

  return step == MDG_STEP_DONE;
}

gboolean
mdg_dump_write (MdgStore *store,
                gboolean all,
                GOutputStream *stream,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GString) text = g_string_sized_new (PIECE + 4096);
  MdgKind kinds[MDG_N_KINDS - 1];
  gboolean done = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    kinds[i] = (MdgKind) (i + 1);
  qsort (kinds, G_N_ELEMENTS (kinds), sizeof kinds[0], compare_tables);

  if (!mdg_store_begin_read (store, error))
    return FALSE;
  for (guint i = 0; done && i < G_N_ELEMENTS (kinds); i++)
    done = write_kind (store, kinds[i], all, text, stream, cancellable, error);
  mdg_store_rollback (store);

  return done && flush_piece (stream, text, 1, cancellable, error);
}
