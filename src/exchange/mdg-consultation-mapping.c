#define G_LOG_DOMAIN "mdg-exchange"

#include "config.h"

#include "mdg-consultation-mapping-private.h"

#include "mdg-consultation-headers.h"
#include "mdg-error.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

static const MdgMappingField fields[] = {
  { "received_at", MDG_MAPPING_RECEIVED },
  { "received_date", MDG_MAPPING_RECEIVED },
  { "received_time", MDG_MAPPING_RECEIVED },
  { "kind", MDG_MAPPING_CODE, "consult_kind" },
  { "channel", MDG_MAPPING_CODE, "channel" },
  { "direction", MDG_MAPPING_CODE, "direction" },
  { "consulter.name", MDG_MAPPING_LINE },
  { "consulter.affiliation", MDG_MAPPING_LINE },
  { "consulter.affil_kind", MDG_MAPPING_CODE, "affil_kind" },
  { "consulter.profession", MDG_MAPPING_CODE, "profession" },
  { "consulter.phone", MDG_MAPPING_PHONE },
  { "subject.name", MDG_MAPPING_LINE },
  { "subject.kana", MDG_MAPPING_LINE },
  { "subject.sex", MDG_MAPPING_CODE, "sex" },
  { "subject.birth", MDG_MAPPING_BIRTH },
  { "subject.age", MDG_MAPPING_AGE },
  { "subject.address", MDG_MAPPING_LINE },
  { "subject.area", MDG_MAPPING_LINE },
  { "subject.care_level", MDG_MAPPING_CODE, "care_level" },
  { "text", MDG_MAPPING_TEXT },
  { "contents", MDG_MAPPING_CODES, "content" },
  { "scenes", MDG_MAPPING_CODES, "scene" },
  { "actions", MDG_MAPPING_CODES, "action" },
  { "action_text", MDG_MAPPING_TEXT },
  { "urgency", MDG_MAPPING_CODE, "urgency" },
  { "minutes", MDG_MAPPING_MINUTES },
  { "staff", MDG_MAPPING_LINE },
  { "follow_up.who", MDG_MAPPING_LINE },
  { "follow_up.due", MDG_MAPPING_DUE },
  { "follow_up.what", MDG_MAPPING_TEXT },
  { "note", MDG_MAPPING_TEXT },
};

const MdgMappingField *
mdg_mapping_field_find (const char *name)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (fields); i++)
    if (strcmp (fields[i].name, name) == 0)
      return &fields[i];

  return NULL;
}

const MdgMappingField *
mdg_mapping_field_list (guint *n)
{
  *n = G_N_ELEMENTS (fields);
  return fields;
}

const char *const *
mdg_consultation_mapping_list_fields (void)
{
  static const char *names[G_N_ELEMENTS (fields) + 1];

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    names[i] = fields[i].name;

  return names;
}

static void
free_column (gpointer data)
{
  MdgMappingColumn *column = data;

  g_free (column->header);
  g_free (column->word);
  g_free (column);
}

MdgConsultationMapping *
mdg_consultation_mapping_new_empty (void)
{
  MdgConsultationMapping *self = g_new0 (MdgConsultationMapping, 1);

  self->columns = g_ptr_array_new_with_free_func (free_column);
  self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);

  return self;
}

void
mdg_consultation_mapping_free (MdgConsultationMapping *self)
{
  if (self == NULL)
    return;

  mdg_consultation_mapping_rewind (self);
  g_ptr_array_unref (self->columns);
  g_hash_table_unref (self->codes);
  g_free (self);
}

void
mdg_consultation_mapping_add_column (MdgConsultationMapping *self,
                                     const char *header,
                                     const char *field,
                                     const char *word)
{
  const MdgMappingField *known = mdg_mapping_field_find (field);
  MdgMappingColumn *column = g_new0 (MdgMappingColumn, 1);

  column->header = g_strdup (header);
  column->field = known != NULL ? known->name : NULL;
  column->word = g_strdup (word);
  g_ptr_array_add (self->columns, column);
}

void
mdg_consultation_mapping_rewind (MdgConsultationMapping *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->previous, g_ptr_array_unref);
  g_clear_pointer (&self->previous_date, g_free);
}

guint
mdg_consultation_mapping_get_header_row (const MdgConsultationMapping *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->header_row;
}

guint
mdg_consultation_mapping_get_n_columns (const MdgConsultationMapping *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->columns->len;
}

static MdgMappingColumn *
get_column (const MdgConsultationMapping *self,
            guint column)
{
  g_return_val_if_fail (self != NULL && column < self->columns->len, NULL);

  return g_ptr_array_index (self->columns, column);
}

const char *
mdg_consultation_mapping_get_header (const MdgConsultationMapping *self,
                                     guint column)
{
  MdgMappingColumn *found = get_column (self, column);

  return found != NULL ? found->header : NULL;
}

const char *
mdg_consultation_mapping_get_field (const MdgConsultationMapping *self,
                                    guint column)
{
  MdgMappingColumn *found = get_column (self, column);

  return found != NULL ? found->field : NULL;
}

const char *
mdg_consultation_mapping_get_word (const MdgConsultationMapping *self,
                                   guint column)
{
  MdgMappingColumn *found = get_column (self, column);

  return found != NULL ? found->word : NULL;
}

gboolean
mdg_consultation_mapping_set_field (MdgConsultationMapping *self,
                                    guint column,
                                    const char *field)
{
  MdgMappingColumn *found = get_column (self, column);
  const MdgMappingField *known = mdg_mapping_field_find (field);

  if (found == NULL || (field != NULL && known == NULL))
    return FALSE;

  found->field = known != NULL ? known->name : NULL;
  if (known == NULL || known->vocabulary == NULL)
    g_clear_pointer (&found->word, g_free);

  return TRUE;
}

void
mdg_consultation_mapping_set_code (MdgConsultationMapping *self,
                                   const char *vocabulary,
                                   const char *word,
                                   const char *code)
{
  GHashTable *codes;

  g_return_if_fail (self != NULL && vocabulary != NULL && word != NULL && code != NULL);

  codes = g_hash_table_lookup (self->codes, vocabulary);
  if (codes == NULL)
    {
      codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_hash_table_insert (self->codes, g_strdup (vocabulary), codes);
    }
  g_hash_table_insert (codes, mdg_consultation_headers_fold (word, TRUE), g_strdup (code));
}

const char *
mdg_consultation_mapping_get_code (const MdgConsultationMapping *self,
                                   const char *vocabulary,
                                   const char *word)
{
  GHashTable *codes;
  g_autofree char *key = NULL;

  g_return_val_if_fail (self != NULL && vocabulary != NULL && word != NULL, NULL);

  codes = g_hash_table_lookup (self->codes, vocabulary);
  if (codes == NULL)
    return NULL;

  key = mdg_consultation_headers_fold (word, TRUE);
  return g_hash_table_lookup (codes, key);
}

static gboolean
fail_json (GError **error)
{
  g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The file is no column mapping: it needs {\"columns\": [{\"header\": …, \"field\": …}]}. Nothing has been taken in."));
  return FALSE;
}

static const char *
get_string (JsonObject *object,
            const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static gboolean
read_columns (MdgConsultationMapping *self,
              JsonArray *columns,
              GError **error)
{
  for (guint i = 0; i < json_array_get_length (columns); i++)
    {
      JsonNode *node = json_array_get_element (columns, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      const char *header = object != NULL ? get_string (object, "header") : NULL;
      const char *field = header != NULL ? get_string (object, "field") : NULL;

      if (header == NULL)
        return fail_json (error);
      if (field != NULL && mdg_mapping_field_find (field) == NULL)
        {
          g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The column mapping names an unknown field “%s” for “%s”. Nothing has been taken in."), field, header);
          return FALSE;
        }
      mdg_consultation_mapping_add_column (self, header, field, get_string (object, "word"));
    }

  return TRUE;
}

static gboolean
read_words (MdgConsultationMapping *self,
            JsonObject *vocabularies,
            GError **error)
{
  g_autoptr (GList) names = json_object_get_members (vocabularies);

  for (GList *name = names; name != NULL; name = name->next)
    {
      JsonNode *node = json_object_get_member (vocabularies, name->data);
      g_autoptr (GList) words = NULL;

      if (!JSON_NODE_HOLDS_OBJECT (node))
        return fail_json (error);
      words = json_object_get_members (json_node_get_object (node));
      for (GList *word = words; word != NULL; word = word->next)
        {
          const char *code = get_string (json_node_get_object (node), word->data);

          if (code == NULL)
            return fail_json (error);
          mdg_consultation_mapping_set_code (self, name->data, word->data, code);
        }
    }

  return TRUE;
}

MdgConsultationMapping *
mdg_consultation_mapping_new_from_json (const char *json,
                                        GError **error)
{
  g_autoptr (MdgConsultationMapping) self = mdg_consultation_mapping_new_empty ();
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root = NULL;
  JsonNode *columns;
  JsonNode *words;

  g_return_val_if_fail (json != NULL, NULL);

  if (json_parser_load_from_data (parser, json, -1, NULL))
    root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      fail_json (error);
      return NULL;
    }

  columns = json_object_get_member (json_node_get_object (root), "columns");
  words = json_object_get_member (json_node_get_object (root), "words");
  if (columns == NULL || !JSON_NODE_HOLDS_ARRAY (columns) || (words != NULL && !JSON_NODE_HOLDS_OBJECT (words)))
    {
      fail_json (error);
      return NULL;
    }
  if (!read_columns (self, json_node_get_array (columns), error) || (words != NULL && !read_words (self, json_node_get_object (words), error)))
    return NULL;

  return g_steal_pointer (&self);
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  return strcmp (a, b);
}

static void
add_sorted (JsonBuilder *builder,
            GHashTable *table,
            gboolean is_nested)
{
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (table), compare_keys);

  json_builder_begin_object (builder);
  for (GList *key = keys; key != NULL; key = key->next)
    {
      json_builder_set_member_name (builder, key->data);
      if (is_nested)
        add_sorted (builder, g_hash_table_lookup (table, key->data), FALSE);
      else
        json_builder_add_string_value (builder, g_hash_table_lookup (table, key->data));
    }
  json_builder_end_object (builder);
}

char *
mdg_consultation_mapping_dup_json (const MdgConsultationMapping *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->columns->len; i++)
    {
      MdgMappingColumn *column = g_ptr_array_index (self->columns, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "header");
      json_builder_add_string_value (builder, column->header);
      json_builder_set_member_name (builder, "field");
      if (column->field != NULL)
        json_builder_add_string_value (builder, column->field);
      else
        json_builder_add_null_value (builder);
      if (column->word != NULL)
        {
          json_builder_set_member_name (builder, "word");
          json_builder_add_string_value (builder, column->word);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "words");
  add_sorted (builder, self->codes, TRUE);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, TRUE);
}
