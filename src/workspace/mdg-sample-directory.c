#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-agency-ability.h"
#include "mdg-agency-contact.h"
#include "mdg-agency-link.h"
#include "mdg-agency-service.h"
#include "mdg-agency.h"
#include "mdg-data.h"
#include "mdg-sample-private.h"
#include "mdg-town.h"

#include <string.h>

#define MINUTES_A_DAY 1440
#define ENTERED_AT (16 * 60)
#define CONSENT_DAYS 300

/* Every member that is called as a field of the record, except references. */
static void
set_fields (MdgRecord *record,
            JsonObject *object)
{
  const MdgRecordInfo *info = mdg_record_get_info (record);

  for (guint i = 0; i < info->n_fields; i++)
    {
      const MdgField *field = &info->fields[i];

      if (!json_object_has_member (object, field->name) || field->type == MDG_FIELD_REFERENCE)
        continue;
      if (field->type == MDG_FIELD_INTEGER)
        mdg_record_set_integer (record, i, json_object_get_int_member (object, field->name));
      else if (field->type == MDG_FIELD_FLAG)
        mdg_record_set_flag (record, i, json_object_get_boolean_member (object, field->name));
      else
        mdg_record_set_text (record, i, json_object_get_string_member (object, field->name));
    }
}

/* The day so many days before the last one. */
static char *
dup_day_before (MdgSampler *self,
                JsonObject *object,
                const char *name)
{
  return mdg_sample_dup_day (mdg_sample_get_last_day (self) - (gint32) json_object_get_int_member (object, name));
}

static MdgRecord *
find_town (MdgSampler *self,
           const char *name)
{
  for (guint i = 0; i < self->towns->len; i++)
    if (g_strcmp0 (mdg_record_get_text (self->towns->pdata[i], MDG_TOWN_NAME), name) == 0)
      return self->towns->pdata[i];

  return NULL;
}

static void
set_place (MdgSampler *self,
           MdgRecord *agency,
           JsonObject *object)
{
  const char *name = json_object_get_string_member (object, "town");
  MdgRecord *town = find_town (self, name);
  JsonObject *centre = json_object_get_object_member (self->places, "centre");
  g_autofree char *address = g_strconcat (json_object_get_string_member (centre, "city"), name, "（見本）", NULL);

  g_assert (town != NULL);
  mdg_record_set_text (agency, MDG_AGENCY_ADDRESS, address);
  mdg_record_set_text (agency, MDG_AGENCY_CITY, json_object_get_string_member (centre, "city"));
  mdg_record_set_text (agency, MDG_AGENCY_CITY_CODE, json_object_get_string_member (centre, "city_code"));
  mdg_record_set_reference (agency, MDG_AGENCY_TOWN, mdg_record_get_uuid (town));
  mdg_record_set_reference (agency, MDG_AGENCY_AREA, mdg_record_get_reference (town, MDG_TOWN_AREA));
}

static void
add_services (MdgSampler *self,
              MdgRecord *agency,
              JsonArray *services,
              MdgChange *change)
{
  for (guint i = 0; i < json_array_get_length (services); i++)
    {
      g_autoptr (MdgRecord) service = MDG_RECORD (mdg_agency_service_new ());
      JsonObject *object = json_array_get_object_element (services, i);

      set_fields (service, object);
      mdg_record_set_reference (service, MDG_AGENCY_SERVICE_AGENCY, mdg_record_get_uuid (agency));
      mdg_record_set_text (service, MDG_AGENCY_SERVICE_AREA_TEXT, json_object_get_string_member_with_default (object, "area", NULL));
      mdg_record_set_text (service, MDG_AGENCY_SERVICE_VERIFIED_ON, mdg_record_get_text (agency, MDG_AGENCY_VERIFIED_ON));
      mdg_record_set_text (service, MDG_AGENCY_SERVICE_VERIFIED_FROM, mdg_record_get_text (agency, MDG_AGENCY_VERIFIED_FROM));
      mdg_record_set_integer (service, MDG_AGENCY_SERVICE_POSITION, i);
      if (json_object_has_member (object, "vacancy_ago"))
        {
          g_autofree char *day = dup_day_before (self, object, "vacancy_ago");

          mdg_record_set_text (service, MDG_AGENCY_SERVICE_VACANCY_ON, day);
        }
      mdg_change_add (change, service);
    }
}

/* "yes", or "cond:" with the condition. */
static void
add_abilities (MdgRecord *agency,
               JsonObject *abilities,
               MdgChange *change)
{
  g_autoptr (GList) names = json_object_get_members (abilities);

  for (GList *name = names; name != NULL; name = name->next)
    {
      g_autoptr (MdgRecord) ability = MDG_RECORD (mdg_agency_ability_new ());
      g_auto (GStrv) parts = g_strsplit (json_object_get_string_member (abilities, name->data), ":", 2);

      mdg_record_set_reference (ability, MDG_AGENCY_ABILITY_AGENCY, mdg_record_get_uuid (agency));
      mdg_record_set_text (ability, MDG_AGENCY_ABILITY_PROC, name->data);
      mdg_record_set_text (ability, MDG_AGENCY_ABILITY_ANSWER, parts[0]);
      mdg_record_set_text (ability, MDG_AGENCY_ABILITY_TEXT, parts[1]);
      mdg_record_set_text (ability, MDG_AGENCY_ABILITY_ANSWERED_ON, mdg_record_get_text (agency, MDG_AGENCY_VERIFIED_ON));
      mdg_record_set_text (ability, MDG_AGENCY_ABILITY_ANSWERED_FROM, "survey");
      mdg_change_add (change, ability);
    }
}

static void
add_contacts (MdgRecord *agency,
              JsonArray *contacts,
              MdgChange *change)
{
  for (guint i = 0; i < json_array_get_length (contacts); i++)
    {
      g_autoptr (MdgRecord) contact = MDG_RECORD (mdg_agency_contact_new ());

      set_fields (contact, json_array_get_object_element (contacts, i));
      mdg_record_set_reference (contact, MDG_AGENCY_CONTACT_AGENCY, mdg_record_get_uuid (agency));
      mdg_record_set_text (contact, MDG_AGENCY_CONTACT_DISCLOSURE, "pro");
      mdg_record_set_integer (contact, MDG_AGENCY_CONTACT_POSITION, i);
      mdg_change_add (change, contact);
    }
}

static MdgRecord *
add_agency (MdgSampler *self,
            JsonObject *object,
            MdgChange *change)
{
  MdgRecord *agency = MDG_RECORD (mdg_agency_new ());
  g_autofree char *verified = dup_day_before (self, object, "verified");
  g_autofree char *consented = mdg_sample_dup_day (mdg_sample_get_last_day (self) - CONSENT_DAYS);

  set_fields (agency, object);
  set_place (self, agency, object);
  mdg_record_set_text (agency, MDG_AGENCY_VERIFIED_ON, verified);
  mdg_record_set_text (agency, MDG_AGENCY_VERIFIED_FROM, "survey");
  if (!g_str_equal (mdg_record_get_text (agency, MDG_AGENCY_CONSENT), "unasked"))
    {
      mdg_record_set_text (agency, MDG_AGENCY_CONSENT_ON, consented);
      mdg_record_set_text (agency, MDG_AGENCY_CONSENT_HOW, "survey");
    }
  mdg_change_add (change, agency);
  add_services (self, agency, json_object_get_array_member (object, "services"), change);
  if (json_object_has_member (object, "abilities"))
    add_abilities (agency, json_object_get_object_member (object, "abilities"), change);
  if (json_object_has_member (object, "contacts"))
    add_contacts (agency, json_object_get_array_member (object, "contacts"), change);

  return agency;
}

/* Agency, partner, kind, rule. */
static void
add_link (GHashTable *agencies,
          JsonArray *link,
          MdgChange *change)
{
  g_autoptr (MdgRecord) record = MDG_RECORD (mdg_agency_link_new ());
  MdgRecord *from = g_hash_table_lookup (agencies, json_array_get_string_element (link, 0));
  MdgRecord *to = g_hash_table_lookup (agencies, json_array_get_string_element (link, 1));

  g_assert (from != NULL && to != NULL);
  mdg_record_set_reference (record, MDG_AGENCY_LINK_AGENCY, mdg_record_get_uuid (from));
  mdg_record_set_reference (record, MDG_AGENCY_LINK_PARTNER, mdg_record_get_uuid (to));
  mdg_record_set_text (record, MDG_AGENCY_LINK_KIND, json_array_get_string_element (link, 2));
  mdg_record_set_text (record, MDG_AGENCY_LINK_RULE, json_array_get_string_element (link, 3));
  mdg_change_add (change, record);
}

gboolean
mdg_sample_add_agencies (MdgSampler *self,
                         GError **error)
{
  g_autoptr (GBytes) bytes = mdg_data_lookup ("sample/agencies.json", error);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (MdgChange) change = mdg_change_new ("Directory changed");
  g_autoptr (GHashTable) agencies = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  JsonObject *root;
  JsonArray *list;
  JsonArray *links;

  if (bytes == NULL || !json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), error))
    return FALSE;

  root = json_node_get_object (json_parser_get_root (parser));
  list = json_object_get_array_member (root, "agencies");
  links = json_object_get_array_member (root, "links");
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *object = json_array_get_object_element (list, i);

      g_hash_table_insert (agencies, (gpointer) json_object_get_string_member (object, "name"), add_agency (self, object, change));
    }
  for (guint i = 0; i < json_array_get_length (links); i++)
    add_link (agencies, json_array_get_array_element (links, i), change);

  return mdg_sample_save (self, change, (gint64) mdg_sample_get_last_day (self) * MINUTES_A_DAY + ENTERED_AT, error);
}
