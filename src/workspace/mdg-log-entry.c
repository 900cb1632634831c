#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-log-entry.h"

#include "mdg-error.h"
#include "mdg-follow-up.h"
#include "mdg-intake.h"
#include "mdg-json-check.h"
#include "mdg-record-table.h"
#include "mdg-text.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

typedef enum
{
  PART_CONSULTATION,
  PART_CONTACT,
  PART_SUBJECT,
  PART_FOLLOW_UP,
} Part;

/* Where a key goes. */
typedef struct
{
  const char *group; /* NULL: on the top */
  const char *key;
  Part part;
  guint field;
} Key;

static const Key keys[] = {
  { NULL, "received_at", PART_CONSULTATION, MDG_CONSULTATION_RECEIVED_AT },
  { NULL, "kind", PART_CONSULTATION, MDG_CONSULTATION_KIND },
  { NULL, "channel", PART_CONSULTATION, MDG_CONSULTATION_CHANNEL },
  { NULL, "direction", PART_CONSULTATION, MDG_CONSULTATION_DIRECTION },
  { NULL, "text", PART_CONSULTATION, MDG_CONSULTATION_TEXT },
  { NULL, "action_text", PART_CONTACT, MDG_CONTACT_TEXT },
  { NULL, "contents", PART_CONSULTATION, MDG_CONSULTATION_CONTENTS },
  { NULL, "scenes", PART_CONSULTATION, MDG_CONSULTATION_SCENES },
  { NULL, "actions", PART_CONSULTATION, MDG_CONSULTATION_ACTIONS },
  { NULL, "urgency", PART_CONSULTATION, MDG_CONSULTATION_URGENCY },
  { NULL, "minutes", PART_CONTACT, MDG_CONTACT_MINUTES },
  { "consulter", "name", PART_CONSULTATION, MDG_CONSULTATION_CONSULTER_NAME },
  { "consulter", "profession", PART_CONSULTATION, MDG_CONSULTATION_PROFESSION },
  { "consulter", "affiliation", PART_CONSULTATION, MDG_CONSULTATION_AFFILIATION },
  { "consulter", "phone", PART_CONSULTATION, MDG_CONSULTATION_CONSULTER_PHONE },
  { "subject", "name", PART_SUBJECT, MDG_SUBJECT_NAME },
  { "subject", "kana", PART_SUBJECT, MDG_SUBJECT_KANA },
  { "subject", "sex", PART_SUBJECT, MDG_SUBJECT_SEX },
  { "subject", "birth", PART_SUBJECT, MDG_SUBJECT_BIRTH },
  { "subject", "age", PART_SUBJECT, MDG_SUBJECT_AGE },
  { "subject", "address", PART_SUBJECT, MDG_SUBJECT_ADDRESS },
  { "follow_up", "who", PART_FOLLOW_UP, MDG_FOLLOW_UP_WHO },
  { "follow_up", "what", PART_FOLLOW_UP, MDG_FOLLOW_UP_WHAT },
  { "follow_up", "due", PART_FOLLOW_UP, MDG_FOLLOW_UP_DUE },
};

#define MAX_AGE 130
#define MAX_MINUTES 1440

/* One line on its way. */
typedef struct
{
  MdgWorkspace *workspace;
  MdgIntake *intake;
  JsonObject *object;
  char *text; /* exactly as given, but for its line ends */
  gboolean has_follow_up;
} Entry;

static gboolean
refuse (GError **error,
        const char *name,
        const char *reason)
{
  g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, "%s: %s", name, reason);

  return FALSE;
}

static const Key *
find_key (const char *group,
          const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_strcmp0 (keys[i].group, group) == 0 && g_str_equal (keys[i].key, name))
      return &keys[i];

  return NULL;
}

static gboolean
is_group (const char *name)
{
  return g_str_equal (name, "consulter") || g_str_equal (name, "subject") || g_str_equal (name, "follow_up");
}

static MdgRecord *
get_part (Entry *entry,
          Part part)
{
  if (part == PART_CONTACT)
    return mdg_intake_get_contact (entry->intake);
  if (part == PART_SUBJECT)
    return mdg_intake_get_subject (entry->intake);
  if (part == PART_FOLLOW_UP)
    return mdg_intake_ensure_follow_up (entry->intake, 0);

  return mdg_intake_get_consultation (entry->intake);
}

/* CR LF and CR become LF; other control characters are refused. */
static char *
dup_text (const char *name,
          JsonNode *node,
          GError **error)
{
  g_autoptr (GString) text = NULL;

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    {
      refuse (error, name, _ ("a text in quotation marks belongs here."));
      return NULL;
    }

  text = g_string_new (json_node_get_string (node));
  g_string_replace (text, "\r\n", "\n", 0);
  g_string_replace (text, "\r", "\n", 0);
  if (!mdg_text_is_valid (text->str))
    {
      refuse (error, name, _ ("it has control characters, which cannot be kept."));
      return NULL;
    }

  return g_strdup (text->str);
}

static gboolean
check_code (Entry *entry,
            const char *name,
            const MdgField *field,
            const char *code,
            GError **error)
{
  g_autofree char *reason = NULL;

  if (mdg_vocabularies_find (mdg_workspace_get_vocabularies (entry->workspace), field->vocabulary, code, 0) != NULL)
    return TRUE;

  reason = g_strdup_printf (_ ("“%s” is no code of this vocabulary."), code);

  return refuse (error, name, reason);
}

static gboolean
set_codes (Entry *entry,
           const Key *key,
           MdgRecord *record,
           JsonNode *node,
           GError **error)
{
  const MdgField *field = &mdg_record_get_info (record)->fields[key->field];
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse (error, key->key, _ ("a list of codes in square brackets belongs here."));

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      char *code = dup_text (key->key, json_array_get_element (array, i), error);

      if (code == NULL)
        return FALSE;
      g_ptr_array_add (codes, code);
      if (!check_code (entry, key->key, field, code, error))
        return FALSE;
      for (guint j = 0; j < i; j++)
        if (g_str_equal (codes->pdata[j], code))
          return refuse (error, key->key, _ ("the same code stands twice."));
    }
  g_ptr_array_add (codes, NULL);
  mdg_record_set_codes (record, key->field, (const char *const *) codes->pdata);

  return TRUE;
}

static gboolean
set_integer (const Key *key,
             MdgRecord *record,
             JsonNode *node,
             GError **error)
{
  int most = key->field == MDG_CONTACT_MINUTES && key->part == PART_CONTACT ? MAX_MINUTES : MAX_AGE;
  g_autofree char *reason = g_strdup_printf (_ ("a whole number from 0 to %d belongs here."), most);

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64 || json_node_get_int (node) < 0 || json_node_get_int (node) > most)
    return refuse (error, key->key, reason);

  mdg_record_set_integer (record, key->field, json_node_get_int (node));

  return TRUE;
}

/* "2026-05-12T14:05", with seconds or a zone too, or a day alone, which is taken at midnight. */
static char *
dup_minute (const char *text)
{
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  g_autoptr (GDateTime) time = NULL;
  g_autoptr (GDateTime) here = NULL;
  MdgDate date;

  if (mdg_datetime_is_valid (text))
    return g_strdup (text);
  if (mdg_date_parse_iso (text, &date))
    return mdg_date_is_full (&date) ? g_strconcat (text, "T00:00", NULL) : NULL;

  time = g_date_time_new_from_iso8601 (text, local);
  here = time != NULL ? g_date_time_to_timezone (time, local) : NULL;

  return here != NULL ? g_date_time_format (here, "%Y-%m-%dT%H:%M") : NULL;
}

static gboolean
set_date (const Key *key,
          MdgRecord *record,
          const char *text,
          GError **error)
{
  g_autofree char *minute = NULL;
  MdgDate date;

  if (mdg_record_get_info (record)->fields[key->field].type == MDG_FIELD_DATE)
    {
      if (!mdg_date_parse_iso (text, &date))
        return refuse (error, key->key, _ ("a date as 2026-05-12, 2026-05 or 2026 belongs here."));
      mdg_record_set_text (record, key->field, text);
      return TRUE;
    }

  minute = dup_minute (text);
  if (minute == NULL)
    return refuse (error, key->key, _ ("a time as 2026-05-12T14:05 belongs here."));
  mdg_record_set_text (record, key->field, minute);

  return TRUE;
}

/* A member of the staff by name, else somebody outside. */
static gboolean
set_who (Entry *entry,
         MdgRecord *record,
         const char *name,
         GError **error)
{
  g_autoptr (GPtrArray) people = mdg_workspace_list (entry->workspace, MDG_KIND_STAFF, error);

  if (people == NULL)
    return FALSE;

  for (guint i = 0; i < people->len; i++)
    if (g_strcmp0 (mdg_record_get_text (people->pdata[i], MDG_STAFF_NAME), name) == 0)
      {
        mdg_record_set_reference (record, MDG_FOLLOW_UP_STAFF, mdg_record_get_uuid (people->pdata[i]));
        return TRUE;
      }
  mdg_record_set_text (record, MDG_FOLLOW_UP_WHO, name);

  return TRUE;
}

static gboolean
set_key (Entry *entry,
         const Key *key,
         JsonNode *node,
         GError **error)
{
  MdgRecord *record = get_part (entry, key->part);
  const MdgField *field = &mdg_record_get_info (record)->fields[key->field];
  g_autofree char *text = NULL;

  entry->has_follow_up = entry->has_follow_up || key->part == PART_FOLLOW_UP;
  if (field->type == MDG_FIELD_CODES)
    return set_codes (entry, key, record, node, error);
  if (field->type == MDG_FIELD_INTEGER)
    return set_integer (key, record, node, error);

  text = dup_text (key->key, node, error);
  if (text == NULL)
    return FALSE;
  if (text[0] == '\0')
    return TRUE;
  if (field->type == MDG_FIELD_CODE && !check_code (entry, key->key, field, text, error))
    return FALSE;
  if (field->type == MDG_FIELD_DATE || field->type == MDG_FIELD_DATETIME)
    return set_date (key, record, text, error);
  if (key->part == PART_FOLLOW_UP && key->field == MDG_FOLLOW_UP_WHO)
    return set_who (entry, record, text, error);
  if (key->part == PART_CONSULTATION && key->field == MDG_CONSULTATION_KIND)
    mdg_intake_choose_kind (entry->intake, text);
  if (key->part == PART_SUBJECT && key->field == MDG_SUBJECT_ADDRESS)
    return mdg_intake_type (entry->intake, MDG_INTAKE_ADDRESS, text, error);
  if (key->part == PART_CONSULTATION && key->field == MDG_CONSULTATION_TEXT)
    entry->text = g_strdup (text);
  mdg_record_set_text (record, key->field, text);

  return TRUE;
}

static gboolean
set_members (Entry *entry,
             const char *group,
             JsonObject *object,
             GError **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      const Key *key = find_key (group, name);

      if (JSON_NODE_HOLDS_NULL (node) || (group == NULL && g_str_equal (name, "uuid")))
        continue;
      if (key != NULL)
        {
          if (!set_key (entry, key, node, error))
            return FALSE;
        }
      else if (group == NULL && is_group (name) && JSON_NODE_HOLDS_OBJECT (node))
        {
          if (!set_members (entry, name, json_node_get_object (node), error))
            return FALSE;
        }
      else
        return refuse (error, name, _ ("this is not known here."));
    }

  return TRUE;
}

static gboolean
set_uuid (Entry *entry,
          GError **error)
{
  JsonNode *node = json_object_get_member (entry->object, "uuid");
  MdgUuid uuid;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING || !mdg_uuid_parse (json_node_get_string (node), &uuid) || mdg_uuid_is_nil (&uuid))
    return refuse (error, "uuid", _ ("this is no UUID."));

  mdg_record_set_uuid (mdg_intake_get_consultation (entry->intake), &uuid);

  return TRUE;
}

static void
note_age (Entry *entry)
{
  MdgRecord *subject = mdg_intake_get_subject (entry->intake);
  const char *at = mdg_record_get_text (mdg_intake_get_consultation (entry->intake), MDG_CONSULTATION_RECEIVED_AT);
  g_autofree char *day = at != NULL ? g_strndup (at, 10) : NULL;

  if (!mdg_record_is_empty (subject, MDG_SUBJECT_AGE))
    mdg_record_set_text (subject, MDG_SUBJECT_AGE_ON, day);
}

/* What was given is what stands there: a key of the group that is not given says nothing. */
static gboolean
equals_given (Entry *entry,
              Part part,
              MdgRecord *ours,
              MdgRecord *stored)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      JsonObject *object = entry->object;

      if (keys[i].part != part)
        continue;
      if (keys[i].group != NULL)
        object = json_object_has_member (object, keys[i].group) ? json_object_get_object_member (object, keys[i].group) : NULL;
      if (object == NULL || !json_object_has_member (object, keys[i].key) || json_object_get_null_member (object, keys[i].key))
        {
          /* The register fills these by itself. */
          if (part == PART_SUBJECT || keys[i].field == MDG_CONSULTATION_RECEIVED_AT || keys[i].field == MDG_CONSULTATION_KIND || keys[i].field == MDG_CONSULTATION_CHANNEL || keys[i].field == MDG_CONSULTATION_DIRECTION)
            continue;
        }
      if (part == PART_FOLLOW_UP && keys[i].field == MDG_FOLLOW_UP_WHO && !mdg_record_field_equal (ours, stored, MDG_FOLLOW_UP_STAFF))
        return FALSE;
      if (!mdg_record_field_equal (ours, stored, keys[i].field))
        return FALSE;
    }

  return TRUE;
}

/* The part of the stored consultation that stands against ours; NULL when there is none. */
static MdgRecord *
load_stored (Entry *entry,
             Part part,
             MdgRecord *stored)
{
  MdgStore *store = mdg_workspace_get_store (entry->workspace);
  const MdgUuid *uuid = mdg_record_get_uuid (stored);
  g_autoptr (GPtrArray) children = NULL;

  if (part == PART_SUBJECT)
    {
      const MdgUuid *subject = mdg_record_get_reference (stored, MDG_CONSULTATION_SUBJECT);

      return subject != NULL ? mdg_record_table_load (store, MDG_KIND_SUBJECT, subject, NULL) : NULL;
    }

  children = part == PART_CONTACT ? mdg_record_table_list_by_reference (store, MDG_KIND_CONTACT, MDG_CONTACT_CONSULTATION, uuid, NULL) : mdg_record_table_list_by_reference (store, MDG_KIND_FOLLOW_UP, MDG_FOLLOW_UP_CONSULTATION, uuid, NULL);
  for (guint i = 0; children != NULL && i < children->len; i++)
    if (part == PART_FOLLOW_UP || mdg_record_get_flag (children->pdata[i], MDG_CONTACT_IS_FIRST))
      return g_object_ref (children->pdata[i]);

  return NULL;
}

static gboolean
equals_stored (Entry *entry,
               MdgRecord *stored)
{
  static const Part parts[] = { PART_CONTACT, PART_SUBJECT, PART_FOLLOW_UP };

  if (mdg_record_get_state (stored) != MDG_STATE_LIVE || !equals_given (entry, PART_CONSULTATION, mdg_intake_get_consultation (entry->intake), stored))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (MdgRecord) other = load_stored (entry, parts[i], stored);
      gboolean is_given = parts[i] == PART_CONTACT || (parts[i] == PART_SUBJECT ? json_object_has_member (entry->object, "subject") : entry->has_follow_up);

      if (!is_given && other == NULL)
        continue;
      if (!is_given || other == NULL || !equals_given (entry, parts[i], get_part (entry, parts[i]), other))
        return FALSE;
    }

  return TRUE;
}

static gboolean
fill (Entry *entry,
      GError **error)
{
  if (!set_uuid (entry, error) || !set_members (entry, NULL, entry->object, error))
    return FALSE;
  if (entry->text == NULL)
    return refuse (error, "text", _ ("it is missing; only this is needed."));

  note_age (entry);

  return TRUE;
}

static gboolean
save_new (Entry *entry,
          GError **error)
{
  const MdgUuid *uuid = mdg_record_get_uuid (mdg_intake_get_consultation (entry->intake));
  g_autoptr (MdgChange) change = NULL;

  if (!mdg_intake_join_known (entry->intake, error))
    return FALSE;
  change = mdg_intake_make_change (entry->intake, error);
  if (change == NULL)
    return FALSE;

  /* A person's form takes spaces off the end; a program means what it writes. */
  mdg_record_set_text (mdg_change_find (change, uuid), MDG_CONSULTATION_TEXT, entry->text);

  return mdg_workspace_save (entry->workspace, change, error);
}

static gboolean
save (Entry *entry,
      GError **error)
{
  const MdgUuid *uuid = mdg_record_get_uuid (mdg_intake_get_consultation (entry->intake));
  g_autoptr (MdgRecord) stored = NULL;

  if (!fill (entry, error))
    return FALSE;
  if (!json_object_has_member (entry->object, "uuid"))
    return save_new (entry, error);

  stored = mdg_record_table_load (mdg_workspace_get_store (entry->workspace), MDG_KIND_CONSULTATION, uuid, NULL);
  if (stored == NULL)
    return save_new (entry, error);
  if (equals_stored (entry, stored))
    return TRUE;

  g_set_error_literal (error, MDG_ERROR, MDG_ERROR_CONFLICT, _ ("A consultation of this uuid is in the register with other content. It was left as it is."));

  return FALSE;
}

gboolean
mdg_log_entry_save (MdgWorkspace *workspace,
                    const char *json,
                    MdgUuid *uuid,
                    GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (MdgIntake) intake = NULL;
  Entry entry = { workspace };
  gboolean done;

  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), FALSE);

  if (!mdg_json_check (json, error) || !json_parser_load_from_data (parser, json, -1, error))
    return FALSE;
  if (!JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("An object in curly brackets belongs on each line."));
      return FALSE;
    }

  intake = mdg_intake_new (workspace);
  entry.intake = intake;
  entry.object = json_node_get_object (json_parser_get_root (parser));
  done = save (&entry, error);
  if (done && uuid != NULL)
    *uuid = *mdg_record_get_uuid (mdg_intake_get_consultation (intake));
  g_free (entry.text);

  return done;
}
