#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-record-sql.h"

#include "mdg-record.h"

static MdgRecordSql statements[MDG_N_KINDS];

static char *
compose_insert (const MdgRecordInfo *info)
{
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "INSERT INTO \"%s\" (uuid, revision, origin, state", info->table);
  for (guint i = 0; i < info->n_fields; i++)
    g_string_append_printf (sql, ", \"%s\"", info->fields[i].name);
  g_string_append (sql, ") VALUES (?1, ?2, ?3, ?4");
  for (guint i = 0; i < info->n_fields; i++)
    g_string_append_printf (sql, ", ?%u", MDG_RECORD_SQL_FIRST_PARAMETER + i);
  g_string_append_c (sql, ')');

  return g_string_free (sql, FALSE);
}

static char *
compose_update (const MdgRecordInfo *info)
{
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "UPDATE \"%s\" SET revision = ?2, state = ?4", info->table);
  for (guint i = 0; i < info->n_fields; i++)
    g_string_append_printf (sql, ", \"%s\" = ?%u", info->fields[i].name, MDG_RECORD_SQL_FIRST_PARAMETER + i);
  g_string_append (sql, " WHERE uuid = ?1");

  return g_string_free (sql, FALSE);
}

static GString *
compose_columns (const MdgRecordInfo *info)
{
  GString *sql = g_string_new ("SELECT r.id, r.uuid, r.revision, r.state");

  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].type == MDG_FIELD_REFERENCE)
      g_string_append_printf (sql,
                              ", (SELECT uuid FROM \"%s\" WHERE id = r.\"%s\")",
                              mdg_record_info_get (info->fields[i].refers_to)->table,
                              info->fields[i].name);
    else
      g_string_append_printf (sql, ", r.\"%s\"", info->fields[i].name);

  return sql;
}

static char *
compose_select (const MdgRecordInfo *info)
{
  GString *sql = compose_columns (info);

  g_string_append_printf (sql, " FROM \"%s\" AS r", info->table);

  return g_string_free (sql, FALSE);
}

static char *
compose_select_revisions (const MdgRecordInfo *info)
{
  GString *sql = compose_columns (info);

  g_string_append_printf (sql,
                          ", v.uuid, v.parent, v.merge_parent, o.uuid, c.uuid, v.state, v.decided, v.extra, v.\"value\" IS NULL"
                          ", CASE WHEN v.uuid = r.revision THEN NULL ELSE v.\"value\" END"
                          " FROM \"%s\" AS r"
                          " JOIN revision AS v ON v.record = r.uuid"
                          " JOIN origin AS o ON o.id = v.origin"
                          " JOIN change AS c ON c.id = v.change"
                          " ORDER BY r.uuid, v.id",
                          info->table);

  return g_string_free (sql, FALSE);
}

/* Codes of a CODES field stand with one space between. */
static char **
compose_count_code (const MdgRecordInfo *info)
{
  char **statements_of_fields = g_new0 (char *, info->n_fields);

  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].vocabulary != NULL && info->fields[i].type == MDG_FIELD_CODES)
      statements_of_fields[i] = g_strdup_printf ("SELECT count(*) FROM \"%s\" WHERE state = 0 AND instr(' ' || \"%s\" || ' ', ' ' || ?1 || ' ') > 0",
                                                 info->table, info->fields[i].name);
    else if (info->fields[i].vocabulary != NULL)
      statements_of_fields[i] = g_strdup_printf ("SELECT count(*) FROM \"%s\" WHERE state = 0 AND \"%s\" = ?1", info->table, info->fields[i].name);

  return statements_of_fields;
}

static gpointer
compose_all (gpointer data)
{
  for (MdgKind kind = MDG_KIND_NONE + 1; kind < MDG_N_KINDS; kind++)
    {
      const MdgRecordInfo *info = mdg_record_info_get (kind);
      MdgRecordSql *sql = &statements[kind];

      sql->insert = compose_insert (info);
      sql->update = compose_update (info);
      sql->select = compose_select (info);
      sql->select_uuid = g_strconcat (sql->select, " WHERE r.uuid = ?1", NULL);
      sql->select_id = g_strconcat (sql->select, " WHERE r.id = ?1", NULL);
      sql->select_revisions = compose_select_revisions (info);
      sql->set_origin = g_strdup_printf ("UPDATE \"%s\" SET origin = (SELECT origin FROM revision WHERE record = ?1 AND parent IS NULL LIMIT 1)"
                                         " WHERE uuid = ?1 AND EXISTS (SELECT 1 FROM revision WHERE record = ?1 AND parent IS NULL)",
                                         info->table);
      sql->find_id = g_strdup_printf ("SELECT id FROM \"%s\" WHERE uuid = ?1", info->table);
      sql->count_code = compose_count_code (info);
    }

  return NULL;
}

const MdgRecordSql *
mdg_record_sql_get (MdgKind kind)
{
  static GOnce once = G_ONCE_INIT;

  g_return_val_if_fail (kind > MDG_KIND_NONE && kind < MDG_N_KINDS, NULL);

  g_once (&once, compose_all, NULL);

  return &statements[kind];
}
