#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-error.h"
#include "mdg-record-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* Written by hand: it runs for every saved record, and its bytes are what revisions are compared by. */
static void
append_string (GString *json,
               const char *text)
{
  const char *plain = text;

  g_string_append_c (json, '"');
  for (; *text != '\0'; text++)
    {
      guchar c = (guchar) *text;

      if (c >= 0x20 && c != '"' && c != '\\')
        continue;

      g_string_append_len (json, plain, text - plain);
      plain = text + 1;
      if (c == '\n')
        g_string_append (json, "\\n");
      else if (c == '\t')
        g_string_append (json, "\\t");
      else if (c == '"' || c == '\\')
        g_string_append_printf (json, "\\%c", c);
      else
        g_string_append_printf (json, "\\u%04x", c);
    }
  g_string_append_len (json, plain, text - plain);
  g_string_append_c (json, '"');
}

static void
append_value (GString *json,
              MdgRecord *self,
              guint i)
{
  const MdgField *field = &mdg_record_get_info (self)->fields[i];

  if (mdg_field_is_text (field))
    append_string (json, mdg_record_get_text (self, i));
  else if (field->type == MDG_FIELD_REFERENCE)
    {
      char text[MDG_UUID_STRING_SIZE];

      mdg_uuid_format (mdg_record_get_reference (self, i), text);
      append_string (json, text);
    }
  else if (field->type == MDG_FIELD_FLAG)
    g_string_append (json, "true");
  else
    g_string_append_printf (json, "%" G_GINT64_FORMAT, mdg_record_get_integer (self, i));
}

void
mdg_record_write_json (MdgRecord *self,
                       GString *json)
{
  const MdgRecordInfo *info = mdg_record_get_info (self);
  gboolean first = TRUE;

  g_string_append_c (json, '{');
  for (guint i = 0; i < info->n_fields; i++)
    {
      if (mdg_record_is_empty (self, i))
        continue;

      g_string_append (json, first ? "\"" : ",\"");
      g_string_append (json, info->fields[i].name);
      g_string_append (json, "\":");
      append_value (json, self, i);
      first = FALSE;
    }
  g_string_append_c (json, '}');
}

static gboolean
refuse (GError **error,
        const char *name)
{
  g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The stored values contain “%s”, which does not fit this kind of record."), name);
  return FALSE;
}

static gboolean
read_value (MdgRecord *self,
            const char *name,
            JsonNode *node,
            GError **error)
{
  const MdgRecordInfo *info = mdg_record_get_info (self);
  int i = mdg_record_info_find_field (info, name);
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;
  MdgUuid uuid;

  if (i < 0)
    return refuse (error, name);

  if (mdg_field_is_text (&info->fields[i]) && type == G_TYPE_STRING)
    mdg_record_set_text (self, (guint) i, json_node_get_string (node));
  else if (info->fields[i].type == MDG_FIELD_REFERENCE && type == G_TYPE_STRING && mdg_uuid_parse (json_node_get_string (node), &uuid))
    mdg_record_set_reference (self, (guint) i, &uuid);
  else if (info->fields[i].type == MDG_FIELD_FLAG && type == G_TYPE_BOOLEAN)
    mdg_record_set_flag (self, (guint) i, json_node_get_boolean (node));
  else if (info->fields[i].type == MDG_FIELD_INTEGER && type == G_TYPE_INT64)
    mdg_record_set_integer (self, (guint) i, json_node_get_int (node));
  else
    return refuse (error, name);

  return TRUE;
}

static void
clear_values (MdgRecord *self)
{
  const MdgRecordInfo *info = mdg_record_get_info (self);

  for (guint i = 0; i < info->n_fields; i++)
    {
      if (mdg_field_is_text (&info->fields[i]))
        mdg_record_set_text (self, i, NULL);
      else if (info->fields[i].type == MDG_FIELD_REFERENCE)
        mdg_record_set_reference (self, i, NULL);
      else
        mdg_record_set_integer (self, i, info->fields[i].type == MDG_FIELD_FLAG ? 0 : MDG_NO_INTEGER);
    }
}

gboolean
mdg_record_read_json (MdgRecord *self,
                      const char *json,
                      GError **error)
{
  g_autoptr (JsonNode) root = json_from_string (json, error);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (root == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_OBJECT (root))
    return refuse (error, json);

  clear_values (self);
  json_object_iter_init (&iter, json_node_get_object (root));
  while (json_object_iter_next (&iter, &name, &node))
    if (!read_value (self, name, node, error))
      return FALSE;

  return TRUE;
}
