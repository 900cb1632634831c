#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-area.h"
#include "mdg-centre.h"
#include "mdg-consulter.h"
#include "mdg-record-table.h"
#include "mdg-sample-private.h"
#include "mdg-staff.h"
#include "mdg-town.h"

#include <glib/gi18n-lib.h>

static void
set_text (MdgRecord *record,
          guint field,
          JsonObject *object,
          const char *name)
{
  mdg_record_set_text (record, field, json_object_get_string_member_with_default (object, name, NULL));
}

static gboolean
add_centre (MdgSampler *self,
            MdgChange *change,
            GError **error)
{
  g_autoptr (GPtrArray) centres = mdg_record_table_list (self->store, MDG_KIND_CENTRE, error);
  JsonObject *centre = json_object_get_object_member (self->places, "centre");

  if (centres == NULL)
    return FALSE;

  for (guint i = 0; i < MDG_CENTRE_N_FIELDS; i++)
    if (json_object_has_member (centre, mdg_centre_info.fields[i].name))
      set_text (centres->pdata[0], i, centre, mdg_centre_info.fields[i].name);
  mdg_change_add (change, centres->pdata[0]);

  return TRUE;
}

static void
keep (GPtrArray *list,
      MdgChange *change,
      MdgRecord *record)
{
  mdg_change_add (change, record);
  g_ptr_array_add (list, record);
}

static void
add_town (MdgSampler *self,
          MdgChange *change,
          MdgRecord *area,
          JsonObject *town)
{
  MdgRecord *record = MDG_RECORD (mdg_town_new ());
  g_autofree char *code = g_strdup_printf ("T%02u", self->towns->len + 1);

  set_text (record, MDG_TOWN_NAME, town, "name");
  set_text (record, MDG_TOWN_KANA, town, "kana");
  mdg_record_set_text (record, MDG_TOWN_CODE, code);
  mdg_record_set_reference (record, MDG_TOWN_AREA, mdg_record_get_uuid (area));
  mdg_record_set_integer (record, MDG_TOWN_POPULATION, json_object_get_int_member (town, "population"));
  keep (self->towns, change, record);
}

static void
add_area (MdgSampler *self,
          MdgChange *change,
          JsonObject *object)
{
  MdgRecord *record = MDG_RECORD (mdg_area_new ());
  guint position = self->areas->len;
  g_autofree char *cgsc = g_strdup_printf ("%s地域包括支援センター（見本）", json_object_get_string_member (object, "name"));
  g_autofree char *phone = g_strdup_printf ("047-000-%04u", 2000 + 10 * position);
  g_autofree char *fax = g_strdup_printf ("047-000-%04u", 2001 + 10 * position);

  set_text (record, MDG_AREA_CODE, object, "code");
  set_text (record, MDG_AREA_NAME, object, "name");
  set_text (record, MDG_AREA_KANA, object, "kana");
  set_text (record, MDG_AREA_WIDE_AREA, object, "wide");
  mdg_record_set_integer (record, MDG_AREA_POSITION, position);
  if (json_object_has_member (object, "towns"))
    {
      mdg_record_set_text (record, MDG_AREA_CGSC_NAME, cgsc);
      mdg_record_set_text (record, MDG_AREA_CGSC_PHONE, phone);
      mdg_record_set_text (record, MDG_AREA_CGSC_FAX, fax);
    }
  else
    mdg_record_set_flag (record, MDG_AREA_IS_OUTSIDE, TRUE);
  keep (self->areas, change, record);

  if (json_object_has_member (object, "towns"))
    for (guint i = 0; i < MDG_SAMPLE_TOWNS_PER_AREA; i++)
      add_town (self, change, record, json_array_get_object_element (json_object_get_array_member (object, "towns"), i));
}

static void
add_staff (MdgSampler *self,
           MdgChange *change)
{
  JsonArray *people = json_object_get_array_member (self->names, "staff");

  for (guint i = 0; i < json_array_get_length (people); i++)
    {
      MdgRecord *record = MDG_RECORD (mdg_staff_new ());
      JsonObject *object = json_array_get_object_element (people, i);

      for (guint f = 0; f < MDG_STAFF_IS_ACTIVE; f++)
        set_text (record, f, object, mdg_staff_info.fields[f].name);
      mdg_record_set_flag (record, MDG_STAFF_IS_ACTIVE, TRUE);
      mdg_record_set_integer (record, MDG_STAFF_POSITION, i);
      keep (self->staff, change, record);
    }
}

static void
add_consulter (MdgSampler *self,
               MdgChange *change,
               const char *profession,
               const char *affil_kind,
               const char *affiliation,
               const char *phone)
{
  MdgRecord *record = MDG_RECORD (mdg_consulter_new ());
  g_autofree char *kana = NULL;
  g_autofree char *name = mdg_sample_dup_name (self, mdg_dice_chance (&self->dice, 60), &kana);
  GArray *list = g_hash_table_lookup (self->consulters_of, profession);
  guint position = self->consulters->len;

  mdg_record_set_text (record, MDG_CONSULTER_NAME, name);
  mdg_record_set_text (record, MDG_CONSULTER_KANA, kana);
  mdg_record_set_text (record, MDG_CONSULTER_PROFESSION, profession);
  mdg_record_set_text (record, MDG_CONSULTER_AFFIL_KIND, affil_kind);
  mdg_record_set_text (record, MDG_CONSULTER_AFFILIATION, affiliation);
  mdg_record_set_text (record, MDG_CONSULTER_PHONE, phone);
  keep (self->consulters, change, record);

  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->consulters_of, g_strdup (profession), list);
    }
  g_array_append_val (list, position);
}

/* Two people at each support centre, one or more at each other office. */
static void
add_consulters (MdgSampler *self,
                MdgChange *change)
{
  JsonObject *kinds = json_object_get_object_member (self->distributions, "affiliation_of_profession");
  JsonObject *agencies = json_object_get_object_member (self->places, "agencies");
  JsonObjectIter iter;
  const char *profession;
  JsonNode *node;

  for (guint i = 0; i < 2 * MDG_SAMPLE_N_AREAS; i++)
    {
      MdgRecord *area = self->areas->pdata[i / 2];

      add_consulter (self, change, "cgsc", "cgsc", mdg_record_get_text (area, MDG_AREA_CGSC_NAME), mdg_record_get_text (area, MDG_AREA_CGSC_PHONE));
    }

  json_object_iter_init_ordered (&iter, kinds);
  while (json_object_iter_next_ordered (&iter, &profession, &node))
    {
      const char *kind = json_node_get_string (node);
      JsonArray *names = json_object_has_member (agencies, kind) ? json_object_get_array_member (agencies, kind) : NULL;

      for (guint i = 0; names != NULL && i < json_array_get_length (names); i++)
        {
          g_autofree char *phone = g_strdup_printf ("047-000-%04u", 3000 + 7 * self->consulters->len);

          add_consulter (self, change, profession, kind, json_array_get_string_element (names, i), phone);
        }
    }
}

gboolean
mdg_sample_add_places (MdgSampler *self,
                       GError **error)
{
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Sample centre made"));
  JsonArray *areas = json_object_get_array_member (self->places, "areas");

  if (!add_centre (self, change, error))
    return FALSE;

  for (guint i = 0; i < MDG_SAMPLE_N_AREAS; i++)
    add_area (self, change, json_array_get_object_element (areas, i));
  add_area (self, change, json_object_get_object_member (self->places, "outside"));
  add_staff (self, change);
  add_consulters (self, change);

  return mdg_sample_save (self, change, 0, error);
}

guint
mdg_sample_draw_area (MdgSampler *self)
{
  JsonArray *areas = json_object_get_array_member (self->places, "areas");
  guint roll = mdg_dice_roll (&self->dice, 60);

  for (guint i = 0; i < MDG_SAMPLE_N_AREAS; i++)
    {
      guint weight = (guint) json_object_get_int_member (json_array_get_object_element (areas, i), "weight");

      if (roll < weight)
        return i;
      roll -= weight;
    }

  return 0;
}

MdgRecord *
mdg_sample_get_town (MdgSampler *self,
                     guint area)
{
  return self->towns->pdata[area * MDG_SAMPLE_TOWNS_PER_AREA + mdg_dice_roll (&self->dice, MDG_SAMPLE_TOWNS_PER_AREA)];
}

/* G_MAXUINT for residents, who have no entry of their own. */
guint
mdg_sample_draw_consulter (MdgSampler *self,
                           const char *profession)
{
  GArray *list = g_hash_table_lookup (self->consulters_of, profession);

  return list != NULL ? g_array_index (list, guint, mdg_dice_roll (&self->dice, list->len)) : G_MAXUINT;
}

MdgRecord *
mdg_sample_draw_staff (MdgSampler *self)
{
  JsonArray *people = json_object_get_array_member (self->names, "staff");
  guint roll = mdg_dice_roll (&self->dice, 100);

  for (guint i = 0; i + 1 < self->staff->len; i++)
    {
      guint share = (guint) json_object_get_int_member (json_array_get_object_element (people, i), "share");

      if (roll < share)
        return self->staff->pdata[i];
      roll -= share;
    }

  return self->staff->pdata[self->staff->len - 1];
}
