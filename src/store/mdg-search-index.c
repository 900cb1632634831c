#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-search-index.h"

#include "mdg-contact.h"
#include "mdg-error.h"
#include "mdg-record-table.h"
#include "mdg-search-document.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Fewer records than this are never worth making the index anew. */
#define MIN_BULK 4000
#define MERGE_PAGES 64
#define LITTLE_PAGES 16

/* What is searched, and how: inserting, deleting, asking; body is there for consultations only. */
static const struct
{
  MdgKind kind;
  const char *insert;
  const char *delete;
  const char *match;
  const char *list;
  const char *merge;
} indexed_kinds[] = {
  { MDG_KIND_CONSULTATION,
    "INSERT INTO consultation_search (rowid, body, who) VALUES (?1, ?2, ?3)",
    "INSERT INTO consultation_search (consultation_search, rowid, body, who) VALUES ('delete', ?1, ?2, ?3)",
    "SELECT 1 FROM consultation_search WHERE rowid = ?1 AND consultation_search MATCH ?2",
    "SELECT id FROM consultation WHERE state = 0 ORDER BY id",
    "INSERT INTO consultation_search (consultation_search, rank) VALUES ('merge', ?1)" },
  { MDG_KIND_SUBJECT,
    "INSERT INTO subject_search (rowid, who) VALUES (?1, ?3)",
    "INSERT INTO subject_search (subject_search, rowid, who) VALUES ('delete', ?1, ?3)",
    "SELECT 1 FROM subject_search WHERE rowid = ?1 AND subject_search MATCH ?2",
    "SELECT id FROM subject WHERE state = 0 ORDER BY id",
    "INSERT INTO subject_search (subject_search, rank) VALUES ('merge', ?1)" },
  { MDG_KIND_CONSULTER,
    "INSERT INTO consulter_search (rowid, who) VALUES (?1, ?3)",
    "INSERT INTO consulter_search (consulter_search, rowid, who) VALUES ('delete', ?1, ?3)",
    "SELECT 1 FROM consulter_search WHERE rowid = ?1 AND consulter_search MATCH ?2",
    "SELECT id FROM consulter WHERE state = 0 ORDER BY id",
    "INSERT INTO consulter_search (consulter_search, rank) VALUES ('merge', ?1)" },
  { MDG_KIND_AGENCY,
    "INSERT INTO agency_search (rowid, who) VALUES (?1, ?3)",
    "INSERT INTO agency_search (agency_search, rowid, who) VALUES ('delete', ?1, ?3)",
    "SELECT 1 FROM agency_search WHERE rowid = ?1 AND agency_search MATCH ?2",
    "SELECT id FROM agency WHERE state = 0 ORDER BY id",
    "INSERT INTO agency_search (agency_search, rank) VALUES ('merge', ?1)" },
};

/* G_N_ELEMENTS for a kind that is not searched. */
static guint
find_index (MdgKind kind)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (indexed_kinds) && indexed_kinds[i].kind != kind)
    i++;

  return i;
}

typedef struct
{
  MdgKind kind;
  gint64 id;
} Entry;

struct _MdgSearchUpdate
{
  MdgStore *store;
  GPtrArray *records;
  GArray *entries;  /* of Entry: what the change touches and was there before */
  GHashTable *seen; /* of gint64 (id × kinds + kind) */
};

void
mdg_search_update_free (MdgSearchUpdate *self)
{
  g_ptr_array_unref (self->records);
  g_array_unref (self->entries);
  g_hash_table_unref (self->seen);
  g_object_unref (self->store);
  g_free (self);
}

static void
add_entry (MdgSearchUpdate *self,
           MdgKind kind,
           gint64 id)
{
  Entry entry = { kind, id };
  gint64 key = id * MDG_N_KINDS + kind;

  if (g_hash_table_contains (self->seen, &key))
    return;

  g_hash_table_add (self->seen, g_memdup2 (&key, sizeof key));
  g_array_append_val (self->entries, entry);
}

static gboolean
add_consultations_of (MdgSearchUpdate *self,
                      gint64 subject,
                      GError **error)
{
  static const char sql[] = "SELECT id FROM consultation WHERE subject = ?1";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (self->store, sql, error);
  MdgStep step;

  if (stmt == NULL)
    return FALSE;

  mdg_statement_bind_int64 (stmt, 1, subject);
  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    add_entry (self, MDG_KIND_CONSULTATION, mdg_statement_get_int64 (stmt, 0));

  return step == MDG_STEP_DONE;
}

/* The consultation a contact belongs to as the register knows it: it may be about to move. */
static gboolean
add_consultation_of_contact (MdgSearchUpdate *self,
                             const MdgUuid *contact,
                             GError **error)
{
  static const char sql[] = "SELECT consultation FROM contact WHERE uuid = ?1 AND consultation IS NOT NULL";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (self->store, sql, error);
  MdgStep step;

  if (stmt == NULL)
    return FALSE;

  mdg_statement_bind_uuid (stmt, 1, contact);
  step = mdg_statement_step (stmt, error);
  if (step == MDG_STEP_ROW)
    add_entry (self, MDG_KIND_CONSULTATION, mdg_statement_get_int64 (stmt, 0));

  return step != MDG_STEP_ERROR;
}

static gboolean
collect (MdgSearchUpdate *self,
         MdgRecord *record,
         GError **error)
{
  MdgKind kind = mdg_record_get_kind (record);
  const MdgUuid *uuid = mdg_record_get_uuid (record);
  gint64 id;

  if (kind == MDG_KIND_CONTACT)
    {
      if (mdg_record_is_stored (record) && !add_consultation_of_contact (self, uuid, error))
        return FALSE;
      kind = MDG_KIND_CONSULTATION;
      uuid = mdg_record_get_reference (record, MDG_CONTACT_CONSULTATION);
    }
  if (find_index (kind) == G_N_ELEMENTS (indexed_kinds) || uuid == NULL)
    return TRUE;

  id = mdg_record_table_find_id (self->store, kind, uuid, error);
  if (id <= 0)
    return id == 0;

  add_entry (self, kind, id);

  return kind != MDG_KIND_SUBJECT || add_consultations_of (self, id, error);
}

static gboolean
write_document (MdgStore *store,
                MdgKind kind,
                gint64 id,
                const MdgSearchDocument *document,
                gboolean remove,
                GError **error)
{
  guint index = find_index (kind);
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, remove ? indexed_kinds[index].delete : indexed_kinds[index].insert, error);

  if (stmt == NULL)
    return FALSE;

  mdg_statement_bind_int64 (stmt, 1, id);
  if (kind == MDG_KIND_CONSULTATION)
    mdg_statement_bind_text (stmt, 2, document->body);
  mdg_statement_bind_text (stmt, 3, document->who);

  return mdg_statement_run (stmt, error);
}

static gboolean
update_entry (MdgStore *store,
              MdgKind kind,
              gint64 id,
              gboolean remove,
              GError **error)
{
  g_auto (MdgSearchDocument) document = { NULL, NULL };
  gboolean exists;

  if (!mdg_search_document_load (store, kind, id, &document, &exists, error))
    return FALSE;

  return !exists || write_document (store, kind, id, &document, remove, error);
}

MdgSearchUpdate *
mdg_search_update_begin (MdgStore *store,
                         GPtrArray *records,
                         GError **error)
{
  g_autoptr (MdgSearchUpdate) self = g_new0 (MdgSearchUpdate, 1);

  self->store = g_object_ref (store);
  self->records = g_ptr_array_ref (records);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < records->len; i++)
    if (!collect (self, records->pdata[i], error))
      return NULL;

  for (guint i = 0; i < self->entries->len; i++)
    if (!update_entry (store, g_array_index (self->entries, Entry, i).kind, g_array_index (self->entries, Entry, i).id, TRUE, error))
      return NULL;

  return g_steal_pointer (&self);
}

gboolean
mdg_search_update_end (MdgSearchUpdate *self,
                       GError **error)
{
  for (guint i = 0; i < self->records->len; i++)
    if (!collect (self, self->records->pdata[i], error))
      return FALSE;

  for (guint i = 0; i < self->entries->len; i++)
    if (!update_entry (self->store, g_array_index (self->entries, Entry, i).kind, g_array_index (self->entries, Entry, i).id, FALSE, error))
      return FALSE;

  return TRUE;
}

static gboolean
rebuild_kind (MdgStore *store,
              MdgKind kind,
              const char *list_sql,
              GError **error)
{
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, list_sql, error);
  MdgStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    if (!update_entry (store, kind, mdg_statement_get_int64 (stmt, 0), FALSE, error))
      return FALSE;

  return step == MDG_STEP_DONE;
}

gboolean
mdg_search_index_is_bulk (MdgStore *store,
                          guint n_records)
{
  static const char sql[] = "SELECT ifnull ((SELECT max (id) FROM consultation), 0) + ifnull ((SELECT max (id) FROM agency), 0)";
  g_autoptr (MdgStatement) stmt = n_records >= MIN_BULK ? mdg_store_prepare (store, sql, NULL) : NULL;

  return stmt != NULL && mdg_statement_step (stmt, NULL) == MDG_STEP_ROW && mdg_statement_get_int64 (stmt, 0) <= n_records;
}

gboolean
mdg_search_index_rebuild (MdgStore *store,
                          GError **error)
{
  static const char clear[] = "INSERT INTO consultation_search (consultation_search) VALUES ('delete-all');"
                              "INSERT INTO subject_search (subject_search) VALUES ('delete-all');"
                              "INSERT INTO consulter_search (consulter_search) VALUES ('delete-all');"
                              "INSERT INTO agency_search (agency_search) VALUES ('delete-all');"
                              "INSERT INTO consultation_search (consultation_search, rank) VALUES ('hashsize', 67108864);";
  static const char finish[] = "INSERT INTO consultation_search (consultation_search) VALUES ('optimize');"
                               "INSERT INTO subject_search (subject_search) VALUES ('optimize');"
                               "INSERT INTO consulter_search (consulter_search) VALUES ('optimize');"
                               "INSERT INTO agency_search (agency_search) VALUES ('optimize');"
                               "INSERT INTO consultation_search (consultation_search, rank) VALUES ('hashsize', 1048576);";

  if (!mdg_store_execute (store, clear, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (indexed_kinds); i++)
    if (!rebuild_kind (store, indexed_kinds[i].kind, indexed_kinds[i].list, error))
      return FALSE;

  return mdg_store_execute (store, finish, error);
}

static gboolean
merge_table (MdgStore *store,
             const char *sql,
             gint64 n_pages,
             gboolean *more,
             GError **error)
{
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  gint64 before;

  if (stmt == NULL)
    return FALSE;

  before = mdg_store_get_n_changed_in_all (store);
  mdg_statement_bind_int64 (stmt, 1, n_pages);
  if (!mdg_statement_run (stmt, error))
    return FALSE;

  *more = *more || mdg_store_get_n_changed_in_all (store) - before >= 2;

  return TRUE;
}

static gboolean
merge_all_tables (MdgStore *store,
                  gint64 n_pages,
                  gboolean *more,
                  GError **error)
{
  *more = FALSE;
  if (!mdg_store_begin (store, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (indexed_kinds); i++)
    if (!merge_table (store, indexed_kinds[i].merge, n_pages, more, error))
      {
        mdg_store_rollback (store);
        return FALSE;
      }

  return mdg_store_commit (store, error);
}

gboolean
mdg_search_index_merge (MdgStore *store,
                        gboolean *more,
                        GError **error)
{
  return merge_all_tables (store, MERGE_PAGES, more, error);
}

gboolean
mdg_search_index_merge_little (MdgStore *store,
                               GError **error)
{
  gboolean more;

  return merge_all_tables (store, LITTLE_PAGES, &more, error);
}

/* A document that is indexed with other words than it has would be found under the wrong ones: taking it
   out and checking again would tell, but writes; asking for each record's own first and last words does not. */
static gboolean
is_indexed (MdgStore *store,
            MdgKind kind,
            gint64 id,
            gboolean *indexed,
            GError **error)
{
  g_autoptr (MdgStatement) match = mdg_store_prepare (store, indexed_kinds[find_index (kind)].match, error);
  g_auto (MdgSearchDocument) document = { NULL, NULL };
  g_autofree char *words = NULL;
  gboolean exists;
  MdgStep step;

  if (match == NULL || !mdg_search_document_load (store, kind, id, &document, &exists, error))
    return FALSE;

  *indexed = TRUE;
  words = exists ? mdg_search_document_dup_probe (&document) : NULL;
  if (words == NULL)
    return TRUE;

  mdg_statement_bind_int64 (match, 1, id);
  mdg_statement_bind_text (match, 2, words);
  step = mdg_statement_step (match, error);
  *indexed = step == MDG_STEP_ROW;

  return step != MDG_STEP_ERROR;
}

gboolean
mdg_search_index_has (MdgStore *store,
                      MdgRecord *record)
{
  MdgKind kind = mdg_record_get_kind (record);
  gboolean indexed;

  if (find_index (kind) == G_N_ELEMENTS (indexed_kinds))
    return TRUE;

  return is_indexed (store, kind, mdg_record_get_id (record), &indexed, NULL) && indexed;
}

static gboolean
check_kind (MdgStore *store,
            MdgKind kind,
            const char *list_sql,
            GError **error)
{
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, list_sql, error);
  MdgStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    {
      gboolean indexed;

      if (!is_indexed (store, kind, mdg_statement_get_int64 (stmt, 0), &indexed, error))
        return FALSE;
      if (indexed)
        continue;

      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_DAMAGED, _ ("The search index does not match the records. The records themselves are not concerned; rebuild the index."));
      return FALSE;
    }

  return step == MDG_STEP_DONE;
}

/* FTS5 offers its check as an insertion, which writes nothing but needs the right to; it is rolled back. */
static gboolean
check_own (MdgStore *store,
           GError **error)
{
  static const char own[] = "INSERT INTO consultation_search (consultation_search) VALUES ('integrity-check');"
                            "INSERT INTO subject_search (subject_search) VALUES ('integrity-check');"
                            "INSERT INTO consulter_search (consulter_search) VALUES ('integrity-check');"
                            "INSERT INTO agency_search (agency_search) VALUES ('integrity-check');";
  gboolean is_read_only = mdg_store_is_read_only (store);
  gboolean done;

  if (is_read_only && !mdg_store_execute (store, "PRAGMA query_only = OFF", error))
    return FALSE;

  done = !mdg_store_can_be_written (store) || mdg_store_execute (store, own, error);
  if (is_read_only && !mdg_store_execute (store, "PRAGMA query_only = ON", done ? error : NULL))
    return FALSE;

  return done;
}

gboolean
mdg_search_index_check (MdgStore *store,
                        GError **error)
{
  if (!check_own (store, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (indexed_kinds); i++)
    if (!check_kind (store, indexed_kinds[i].kind, indexed_kinds[i].list, error))
      return FALSE;

  return TRUE;
}
