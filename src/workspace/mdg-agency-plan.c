#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-agency-import-private.h"

#include "mdg-agency-service.h"
#include "mdg-agency-source.h"
#include "mdg-agency.h"
#include "mdg-error.h"
#include "mdg-record-table.h"
#include "mdg-text.h"

#include <glib/gi18n-lib.h>

static void
target_free (gpointer data)
{
  MdgAgencyTarget *target = data;

  g_object_unref (target->agency);
  g_ptr_array_unref (target->services);
  g_hash_table_unref (target->known);
  g_hash_table_unref (target->changed);
  g_free (target);
}

char *
mdg_agency_source_key (const char *dataset,
                       const char *entry)
{
  return g_strconcat (dataset, "\n", entry, NULL);
}

static char *
dup_uuid (const MdgUuid *uuid)
{
  return uuid != NULL ? mdg_uuid_dup_string (uuid) : g_strdup ("");
}

void
mdg_agency_plan_index (MdgAgencyPlan *self,
                       MdgAgencyTarget *target)
{
  static const guint fields[] = { MDG_AGENCY_NUMBER, MDG_AGENCY_MEDICAL_CODE };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *number = mdg_record_get_text (target->agency, fields[i]);

      if (number != NULL && !g_hash_table_contains (self->by_number, number))
        g_hash_table_insert (self->by_number, g_strdup (number), target);
    }
}

/* agency is taken. */
static MdgAgencyTarget *
add_target (MdgAgencyPlan *self,
            MdgRecord *agency)
{
  MdgAgencyTarget *target = g_new0 (MdgAgencyTarget, 1);

  target->agency = agency;
  target->services = g_ptr_array_new_with_free_func (g_object_unref);
  target->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  target->changed = g_hash_table_new (NULL, NULL);
  g_ptr_array_add (self->all, target);
  g_hash_table_insert (self->by_uuid, dup_uuid (mdg_record_get_uuid (agency)), target);
  mdg_agency_plan_index (self, target);

  return target;
}

static char *
dup_folded (MdgRecord *agency)
{
  const char *name = mdg_record_get_text (agency, MDG_AGENCY_NAME);

  return mdg_text_fold_name (name != NULL ? name : "");
}

static void
index_name (MdgAgencyPlan *self,
            MdgAgencyTarget *target)
{
  char *folded = dup_folded (target->agency);

  g_hash_table_insert (self->by_name, folded, g_hash_table_contains (self->by_name, folded) ? NULL : target);
}

MdgAgencyTarget *
mdg_agency_plan_add (MdgAgencyPlan *self,
                     MdgRecord *agency)
{
  MdgAgencyTarget *target = add_target (self, g_object_ref (agency));

  target->is_new = TRUE;
  if (self->by_name != NULL)
    index_name (self, target);

  return target;
}

static gboolean
load_targets (MdgAgencyPlan *self,
              GError **error)
{
  g_autoptr (GPtrArray) agencies = mdg_record_table_list (self->store, MDG_KIND_AGENCY, error);
  g_autoptr (GPtrArray) services = agencies != NULL ? mdg_record_table_list (self->store, MDG_KIND_AGENCY_SERVICE, error) : NULL;

  if (services == NULL)
    return FALSE;

  for (guint i = 0; i < agencies->len; i++)
    add_target (self, g_object_ref (agencies->pdata[i]));
  for (guint i = 0; i < services->len; i++)
    {
      g_autofree char *uuid = dup_uuid (mdg_record_get_reference (services->pdata[i], MDG_AGENCY_SERVICE_AGENCY));
      MdgAgencyTarget *target = g_hash_table_lookup (self->by_uuid, uuid);

      if (target != NULL)
        g_ptr_array_add (target->services, g_object_ref (services->pdata[i]));
    }

  return TRUE;
}

static gboolean
load_sources (MdgAgencyPlan *self,
              GError **error)
{
  g_autoptr (GPtrArray) sources = mdg_record_table_list (self->store, MDG_KIND_AGENCY_SOURCE, error);

  if (sources == NULL)
    return FALSE;

  for (guint i = 0; i < sources->len; i++)
    {
      MdgRecord *source = sources->pdata[i];
      g_autofree char *uuid = dup_uuid (mdg_record_get_reference (source, MDG_AGENCY_SOURCE_AGENCY));
      MdgAgencyTarget *target = g_hash_table_lookup (self->by_uuid, uuid);
      const char *imported = mdg_record_get_text (source, MDG_AGENCY_SOURCE_IMPORTED);
      g_auto (GStrv) values = g_strsplit (imported != NULL ? imported : "", " ", -1);

      if (target == NULL)
        continue;
      g_hash_table_insert (self->by_source, mdg_agency_source_key (mdg_record_get_text (source, MDG_AGENCY_SOURCE_DATASET), mdg_record_get_text (source, MDG_AGENCY_SOURCE_ENTRY)), g_object_ref (source));
      for (char **value = values; *value != NULL; value++)
        g_hash_table_add (target->known, g_strdup (*value));
    }

  return TRUE;
}

static gboolean
load_places (MdgAgencyPlan *self,
             GError **error)
{
  g_autoptr (GPtrArray) towns = mdg_record_table_list (self->store, MDG_KIND_TOWN, error);
  g_autoptr (GPtrArray) centres = towns != NULL ? mdg_record_table_list (self->store, MDG_KIND_CENTRE, error) : NULL;

  if (centres == NULL)
    return FALSE;

  self->city = centres->len > 0 ? g_strdup (mdg_record_get_text (centres->pdata[0], MDG_CENTRE_CITY)) : NULL;
  self->towns = mdg_town_index_new (towns, self->city);

  return TRUE;
}

gboolean
mdg_agency_plan_init (MdgAgencyPlan *self,
                      MdgStore *store,
                      MdgAgencyImport *import,
                      const MdgDate *today,
                      GError **error)
{
  *self = (MdgAgencyPlan){ .store = store, .import = import, .today = *today };
  self->today_text = mdg_date_dup_iso (today);
  self->all = import->targets;
  self->by_uuid = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_number = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_source = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->datasets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->cities = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_ptr_array_set_free_func (self->all, target_free);

  return load_targets (self, error) && load_sources (self, error) && load_places (self, error);
}

void
mdg_agency_plan_clear (MdgAgencyPlan *self)
{
  g_clear_pointer (&self->today_text, g_free);
  g_clear_pointer (&self->city, g_free);
  g_clear_pointer (&self->towns, mdg_town_index_free);
  g_clear_pointer (&self->by_uuid, g_hash_table_unref);
  g_clear_pointer (&self->by_number, g_hash_table_unref);
  g_clear_pointer (&self->by_name, g_hash_table_unref);
  g_clear_pointer (&self->by_source, g_hash_table_unref);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->datasets, g_hash_table_unref);
  g_clear_pointer (&self->cities, g_hash_table_unref);
}

static MdgAgencyTarget *
find_by_source (MdgAgencyPlan *self,
                const char *dataset,
                const char *entry)
{
  g_autofree char *key = mdg_agency_source_key (dataset, entry);
  MdgRecord *source = g_hash_table_lookup (self->by_source, key);
  g_autofree char *uuid = source != NULL ? dup_uuid (mdg_record_get_reference (source, MDG_AGENCY_SOURCE_AGENCY)) : NULL;

  return uuid != NULL ? g_hash_table_lookup (self->by_uuid, uuid) : NULL;
}

static gboolean
differ (MdgRecord *a,
        MdgRecord *b,
        guint field)
{
  const char *x = mdg_record_get_text (a, field);
  const char *y = mdg_record_get_text (b, field);

  return x != NULL && y != NULL && !g_str_equal (x, y);
}

/* Two agencies of one name in two municipalities, or with two office numbers, are two. */
static gboolean
find_by_name (MdgAgencyPlan *self,
              const MdgAgencyEntry *entry,
              MdgAgencyTarget **target,
              GError **error)
{
  g_autofree char *folded = dup_folded (entry->agency);
  gpointer found = NULL;

  if (self->by_name == NULL)
    {
      self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint i = 0; i < self->all->len; i++)
        index_name (self, self->all->pdata[i]);
    }
  if (!g_hash_table_lookup_extended (self->by_name, folded, NULL, &found))
    return TRUE;

  if (found == NULL && entry->kind == MDG_AGENCY_FILE_SURVEY)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Several agencies are called “%s”; add the column 事業所番号."), mdg_record_get_text (entry->agency, MDG_AGENCY_NAME));
      return FALSE;
    }
  if (found != NULL && !differ (((MdgAgencyTarget *) found)->agency, entry->agency, MDG_AGENCY_CITY_CODE) && !differ (((MdgAgencyTarget *) found)->agency, entry->agency, MDG_AGENCY_NUMBER) && !differ (((MdgAgencyTarget *) found)->agency, entry->agency, MDG_AGENCY_KIND))
    *target = found;

  return TRUE;
}

gboolean
mdg_agency_plan_find (MdgAgencyPlan *self,
                      const MdgAgencyEntry *entry,
                      MdgAgencyTarget **target,
                      GError **error)
{
  const char *number = mdg_record_get_text (entry->agency, MDG_AGENCY_NUMBER);
  const char *medical = mdg_record_get_text (entry->agency, MDG_AGENCY_MEDICAL_CODE);

  *target = find_by_source (self, entry->kind == MDG_AGENCY_FILE_HOURS ? "navii" : entry->dataset, entry->entry);
  if (*target == NULL && number != NULL)
    *target = g_hash_table_lookup (self->by_number, number);
  if (*target == NULL && medical != NULL)
    *target = g_hash_table_lookup (self->by_number, medical);
  if (*target != NULL)
    return TRUE;
  if (entry->kind == MDG_AGENCY_FILE_HOURS)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("No facility with the ID %s is in the directory; take in the file of facilities first."), entry->entry);
      return FALSE;
    }

  return find_by_name (self, entry, target, error);
}
