#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-intake-private.h"

#include "mdg-error.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

/* Names of the lines in drafts; drafts outlive an update of the program, so they stay. */
static const char *const entry_names[MDG_INTAKE_N_ENTRIES] = {
  [MDG_INTAKE_RECEIVED] = "received",
  [MDG_INTAKE_CONSULTER] = "consulter",
  [MDG_INTAKE_PHONE] = "phone",
  [MDG_INTAKE_SUBJECT] = "subject",
  [MDG_INTAKE_BIRTH] = "birth",
  [MDG_INTAKE_ADDRESS] = "address",
  [MDG_INTAKE_SUBJECT_PHONE] = "subject_phone",
  [MDG_INTAKE_DUE] = "due",
  [MDG_INTAKE_DUE_2] = "due_2",
  [MDG_INTAKE_MINUTES] = "minutes",
  [MDG_INTAKE_CARE_FROM] = "care_from",
  [MDG_INTAKE_CARE_TO] = "care_to",
  [MDG_INTAKE_HANDOVER_ON] = "handover_on",
};

static void
add_uuid (JsonBuilder *builder,
          const char *name,
          const MdgUuid *uuid)
{
  char text[MDG_UUID_STRING_SIZE];

  if (uuid == NULL || mdg_uuid_is_nil (uuid))
    return;

  mdg_uuid_format (uuid, text);
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_record (JsonBuilder *builder,
            MdgRecord *record)
{
  g_autoptr (GString) values = g_string_new (NULL);

  mdg_record_write_json (record, values);
  json_builder_begin_object (builder);
  add_uuid (builder, "uuid", mdg_record_get_uuid (record));
  add_uuid (builder, "revision", mdg_record_get_revision (record));
  json_builder_set_member_name (builder, "values");
  json_builder_add_value (builder, json_from_string (values->str, NULL));
  json_builder_end_object (builder);
}

static void
add_records (JsonBuilder *builder,
             const char *name,
             GPtrArray *records)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < records->len; i++)
    add_record (builder, records->pdata[i]);
  json_builder_end_array (builder);
}

static void
add_typed (JsonBuilder *builder,
           MdgIntake *self)
{
  json_builder_set_member_name (builder, "typed");
  json_builder_begin_object (builder);
  for (guint i = 0; i < MDG_INTAKE_N_ENTRIES; i++)
    if (self->typed[i][0] != '\0')
      {
        json_builder_set_member_name (builder, entry_names[i]);
        json_builder_add_string_value (builder, self->typed[i]);
      }
  json_builder_end_object (builder);
}

static void
add_strings (JsonBuilder *builder,
             const char *name,
             GPtrArray *strings)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < strings->len; i++)
    json_builder_add_string_value (builder, strings->pdata[i]);
  json_builder_end_array (builder);
}

char *
mdg_intake_dup_json (MdgIntake *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (MDG_IS_INTAKE (self), NULL);

  json_builder_begin_object (builder);
  add_uuid (builder, "draft", &self->draft);
  add_uuid (builder, "housemate", &self->housemate);
  json_builder_set_member_name (builder, "kind_chosen");
  json_builder_add_boolean_value (builder, self->is_kind_chosen);
  if (self->is_continuing)
    add_strings (builder, "answered", self->answered);
  if (self->before != NULL)
    {
      json_builder_set_member_name (builder, "before");
      json_builder_add_string_value (builder, self->before);
    }
  json_builder_set_member_name (builder, "consultation");
  add_record (builder, self->consultation);
  json_builder_set_member_name (builder, "contact");
  add_record (builder, self->contact);
  json_builder_set_member_name (builder, "subject");
  add_record (builder, self->subject);
  add_records (builder, "persons", self->persons);
  add_records (builder, "follow_ups", self->follow_ups);
  add_typed (builder, self);
  add_strings (builder, "dues", self->dues);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("This draft cannot be read. It is kept as it is; nothing else is concerned."));
  return FALSE;
}

static gboolean
read_uuid (JsonObject *object,
           const char *name,
           MdgUuid *uuid)
{
  const char *text = json_object_get_string_member_with_default (object, name, NULL);

  *uuid = (MdgUuid){ 0 };

  return text == NULL || mdg_uuid_parse (text, uuid);
}

static MdgRecord *
read_record (MdgKind kind,
             JsonNode *node,
             GError **error)
{
  g_autoptr (MdgRecord) record = mdg_record_new (kind);
  g_autofree char *values = NULL;
  JsonObject *object;
  JsonNode *member;
  MdgUuid uuid;
  MdgUuid revision;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return refuse (error), NULL;

  object = json_node_get_object (node);
  member = json_object_get_member (object, "values");
  if (member == NULL || !read_uuid (object, "uuid", &uuid) || mdg_uuid_is_nil (&uuid) || !read_uuid (object, "revision", &revision))
    return refuse (error), NULL;

  values = json_to_string (member, FALSE);
  if (!mdg_record_read_json (record, values, error))
    return NULL;
  mdg_record_set_uuid (record, &uuid);
  mdg_record_set_revision (record, &revision);

  return g_steal_pointer (&record);
}

static GPtrArray *
read_records (MdgKind kind,
              JsonNode *node,
              GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return refuse (error), NULL;

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      MdgRecord *record = read_record (kind, json_array_get_element (array, i), error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
    }

  return g_steal_pointer (&records);
}

static void
read_typed (MdgIntake *self,
            JsonNode *node)
{
  JsonObject *object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  for (guint i = 0; i < MDG_INTAKE_N_ENTRIES; i++)
    {
      g_free (self->typed[i]);
      self->typed[i] = g_strdup (object != NULL ? json_object_get_string_member_with_default (object, entry_names[i], "") : "");
    }
}

/* TRUE when there is such a list, be it empty. */
static gboolean
read_strings (JsonNode *node,
              GPtrArray *strings)
{
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  g_ptr_array_set_size (strings, 0);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      const char *text = json_array_get_string_element (array, i);

      g_ptr_array_add (strings, g_strdup (text != NULL ? text : ""));
    }

  return array != NULL;
}

static gboolean
read_all (MdgIntake *self,
          JsonObject *object,
          GError **error)
{
  g_autoptr (MdgRecord) consultation = read_record (MDG_KIND_CONSULTATION, json_object_get_member (object, "consultation"), error);
  g_autoptr (MdgRecord) contact = consultation != NULL ? read_record (MDG_KIND_CONTACT, json_object_get_member (object, "contact"), error) : NULL;
  g_autoptr (MdgRecord) subject = contact != NULL ? read_record (MDG_KIND_SUBJECT, json_object_get_member (object, "subject"), error) : NULL;
  g_autoptr (GPtrArray) persons = subject != NULL ? read_records (MDG_KIND_PERSON, json_object_get_member (object, "persons"), error) : NULL;
  g_autoptr (GPtrArray) follow_ups = persons != NULL ? read_records (MDG_KIND_FOLLOW_UP, json_object_get_member (object, "follow_ups"), error) : NULL;
  MdgUuid draft;
  MdgUuid housemate;

  if (follow_ups == NULL)
    return FALSE;
  if (!read_uuid (object, "draft", &draft) || mdg_uuid_is_nil (&draft) || !read_uuid (object, "housemate", &housemate))
    return refuse (error);

  g_set_object (&self->consultation, consultation);
  g_set_object (&self->contact, contact);
  g_set_object (&self->subject, subject);
  g_ptr_array_unref (self->persons);
  self->persons = g_steal_pointer (&persons);
  g_ptr_array_unref (self->follow_ups);
  self->follow_ups = g_steal_pointer (&follow_ups);
  self->draft = draft;
  self->housemate = housemate;
  self->is_kind_chosen = json_object_get_boolean_member_with_default (object, "kind_chosen", FALSE);
  mdg_set_str (&self->before, json_object_get_string_member_with_default (object, "before", NULL));
  /* Its being there makes it a further contact. */
  self->is_continuing = read_strings (json_object_get_member (object, "answered"), self->answered);
  read_strings (json_object_get_member (object, "dues"), self->dues);
  read_typed (self, json_object_get_member (object, "typed"));

  return TRUE;
}

gboolean
mdg_intake_read_json (MdgIntake *self,
                      const char *json,
                      GError **error)
{
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (MDG_IS_INTAKE (self), FALSE);

  root = json_from_string (json, error);
  if (root == NULL && error != NULL && *error != NULL)
    return FALSE;
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return refuse (error);

  return read_all (self, json_node_get_object (root), error);
}

MdgIntake *
mdg_intake_new_from_json (MdgWorkspace *workspace,
                          const char *json,
                          GError **error)
{
  g_autoptr (MdgIntake) self = NULL;

  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), NULL);

  self = mdg_intake_new (workspace);
  if (!mdg_intake_read_json (self, json, error))
    return NULL;

  return g_steal_pointer (&self);
}
