#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-code-use-query.h"

#include "mdg-record-sql.h"
#include "mdg-record.h"

#include <stdlib.h>
#include <string.h>

static gint64
count_in_field (MdgStore *store,
                MdgKind kind,
                guint field,
                const char *code,
                GError **error)
{
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, mdg_record_sql_get (kind)->count_code[field], error);

  if (stmt == NULL)
    return -1;

  mdg_statement_bind_text (stmt, 1, code);

  return mdg_statement_step (stmt, error) == MDG_STEP_ROW ? mdg_statement_get_int64 (stmt, 0) : -1;
}

gint64
mdg_code_use_query_count (MdgStore *store,
                          const char *vocabulary,
                          const char *code,
                          GError **error)
{
  gint64 total = 0;

  for (MdgKind kind = MDG_KIND_NONE + 1; kind < MDG_N_KINDS; kind++)
    {
      const MdgRecordInfo *info = mdg_record_info_get (kind);

      for (guint i = 0; i < info->n_fields; i++)
        {
          gint64 n;

          if (g_strcmp0 (info->fields[i].vocabulary, vocabulary) != 0)
            continue;
          n = count_in_field (store, kind, i, code, error);
          if (n < 0)
            return -1;
          total += n;
        }
    }

  return total;
}

int
mdg_code_use_query_next_number (MdgStore *store,
                                const char *prefix,
                                GError **error)
{
  static const char sql[] = "SELECT code FROM term WHERE substr(code, 1, length(?1)) = ?1";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  MdgStep step;
  int last = 0;

  if (stmt == NULL)
    return -1;

  mdg_statement_bind_text (stmt, 1, prefix);
  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    last = MAX (last, atoi (mdg_statement_get_text (stmt, 0) + strlen (prefix)));

  return step == MDG_STEP_DONE ? last + 1 : -1;
}
