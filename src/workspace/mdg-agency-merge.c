#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-agency-import-private.h"

#include "mdg-agency-ability.h"
#include "mdg-agency-service.h"
#include "mdg-agency-source.h"
#include "mdg-agency.h"
#include "mdg-error.h"
#include "mdg-record-table.h"
#include "mdg-town.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of the text that a source keeps: a line of a record. */
#define MAX_IMPORTED 4000

/* What becomes of one row. */
typedef struct
{
  MdgAgencyPlan *plan;
  MdgAgencyTarget *target;
  GHashTable *before; /* "field=hash" of the last import of this entry */
  GString *imported;  /* the same of this one */
  GString *differences;
  gboolean is_changed;
  gboolean has_clash;
} Merge;

static guint
hash_value (MdgRecord *record,
            guint field)
{
  MdgFieldType type = mdg_record_get_info (record)->fields[field].type;
  const char *text;
  gint64 integer;

  if (type == MDG_FIELD_INTEGER || type == MDG_FIELD_FLAG)
    {
      integer = type == MDG_FIELD_FLAG ? mdg_record_get_flag (record, field) : mdg_record_get_integer (record, field);
      return g_int64_hash (&integer);
    }

  text = mdg_record_get_text (record, field);

  return g_str_hash (text != NULL ? text : "");
}

/* "vns.capacity=1a2b3c4d" */
static char *
dup_mark (const char *prefix,
          MdgRecord *record,
          guint field)
{
  return g_strdup_printf ("%s%s=%08x", prefix, mdg_record_get_info (record)->fields[field].name, hash_value (record, field));
}

static gboolean
is_said (MdgRecord *given,
         guint field)
{
  MdgFieldType type = mdg_record_get_info (given)->fields[field].type;

  /* When it was answered is settled apart. */
  if (type == MDG_FIELD_REFERENCE || (mdg_record_get_kind (given) == MDG_KIND_AGENCY && field == MDG_AGENCY_VERIFIED_ON))
    return FALSE;

  return type == MDG_FIELD_FLAG ? mdg_record_get_flag (given, field) : !mdg_record_is_empty (given, field);
}

void
mdg_agency_copy_value (MdgRecord *to,
                       MdgRecord *from,
                       guint field)
{
  MdgFieldType type = mdg_record_get_info (from)->fields[field].type;

  if (type == MDG_FIELD_INTEGER)
    mdg_record_set_integer (to, field, mdg_record_get_integer (from, field));
  else if (type == MDG_FIELD_FLAG)
    mdg_record_set_flag (to, field, mdg_record_get_flag (from, field));
  else
    mdg_record_set_text (to, field, mdg_record_get_text (from, field));
}

static char *
dup_shown (MdgRecord *record,
           guint field)
{
  MdgFieldType type = mdg_record_get_info (record)->fields[field].type;
  const char *text;

  if (type == MDG_FIELD_FLAG)
    return g_strdup (mdg_record_get_flag (record, field) ? _ ("yes") : _ ("no"));
  if (type == MDG_FIELD_INTEGER)
    return mdg_record_is_empty (record, field) ? g_strdup ("") : g_strdup_printf ("%" G_GINT64_FORMAT, mdg_record_get_integer (record, field));

  text = mdg_record_get_text (record, field);

  return g_strdup (text != NULL ? text : "");
}

static void
note_difference (Merge *merge,
                 MdgRecord *here,
                 MdgRecord *given,
                 guint field,
                 gboolean is_clash)
{
  const char *label = mdg_field_get_label (&mdg_record_get_info (given)->fields[field]);
  g_autofree char *ours = dup_shown (here, field);
  g_autofree char *theirs = dup_shown (given, field);
  g_autofree char *text = is_clash ? g_strdup_printf (_ ("%s: here “%s”, in the file “%s”"), label, ours, theirs) : g_strdup_printf (_ ("%s: “%s” becomes “%s”"), label, ours, theirs);

  g_string_append_printf (merge->differences, "%s%s", merge->differences->len > 0 ? " / " : "", text);
}

static void
set_changed (Merge *merge,
             MdgRecord *record)
{
  g_hash_table_add (merge->target->changed, record);
  merge->is_changed = TRUE;
}

static void
add_clash (Merge *merge,
           MdgRecord *record,
           MdgRecord *given,
           guint field)
{
  MdgAgencyClash *clash = g_new0 (MdgAgencyClash, 1);

  clash->target = merge->target;
  clash->record = record;
  clash->given = g_object_ref (given);
  clash->field = field;
  g_ptr_array_add (merge->plan->import->clashes, clash);
  merge->has_clash = TRUE;
}

/* prefix tells the marks of services apart. */
static void
merge_field (Merge *merge,
             MdgRecord *record,
             MdgRecord *given,
             guint field,
             const char *prefix)
{
  g_autofree char *said = dup_mark (prefix, given, field);
  g_autofree char *here = dup_mark (prefix, record, field);
  gboolean was_said = g_hash_table_contains (merge->before, said);
  gboolean is_from_import;

  if (merge->imported->len + strlen (said) < MAX_IMPORTED)
    g_string_append_printf (merge->imported, "%s%s", merge->imported->len > 0 ? " " : "", said);
  if (mdg_record_field_equal (record, given, field))
    return;

  /* Nobody has touched what the last edition said, or there is nothing yet. */
  is_from_import = g_hash_table_contains (merge->before, here);
  if (is_from_import || (mdg_record_is_empty (record, field) && !was_said))
    {
      note_difference (merge, record, given, field, FALSE);
      mdg_agency_copy_value (record, given, field);
      set_changed (merge, record);
      return;
    }
  /* The file says what it said before, or another list has said what stands here: no news. */
  if (was_said || g_hash_table_contains (merge->target->known, here))
    return;

  note_difference (merge, record, given, field, TRUE);
  add_clash (merge, record, given, field);
}

static void
merge_fields (Merge *merge,
              MdgRecord *record,
              MdgRecord *given,
              const char *prefix)
{
  const MdgRecordInfo *info = mdg_record_get_info (given);

  for (guint i = 0; i < info->n_fields; i++)
    if (is_said (given, i))
      merge_field (merge, record, given, i, prefix);
}

/* Only the marks, of a record that is taken as it is. */
static void
mark_fields (Merge *merge,
             MdgRecord *given,
             const char *prefix)
{
  const MdgRecordInfo *info = mdg_record_get_info (given);

  for (guint i = 0; i < info->n_fields; i++)
    if (is_said (given, i))
      {
        g_autofree char *said = dup_mark (prefix, given, i);

        if (merge->imported->len + strlen (said) < MAX_IMPORTED)
          g_string_append_printf (merge->imported, "%s%s", merge->imported->len > 0 ? " " : "", said);
      }
}

static MdgRecord *
find_service (MdgAgencyTarget *target,
              MdgRecord *given)
{
  const char *code = mdg_record_get_text (given, MDG_AGENCY_SERVICE_SERVICE);
  const char *official = mdg_record_get_text (given, MDG_AGENCY_SERVICE_OFFICIAL_CODE);

  for (guint i = 0; i < target->services->len; i++)
    {
      MdgRecord *service = target->services->pdata[i];
      const char *other = mdg_record_get_text (service, MDG_AGENCY_SERVICE_OFFICIAL_CODE);

      if (code == NULL && !mdg_record_get_flag (service, MDG_AGENCY_SERVICE_IS_CLOSED))
        return service;
      if (g_strcmp0 (code, mdg_record_get_text (service, MDG_AGENCY_SERVICE_SERVICE)) == 0 && (other == NULL || official == NULL || g_str_equal (other, official)))
        return service;
    }

  return NULL;
}

static void
merge_service (Merge *merge,
               MdgRecord *given)
{
  MdgRecord *service = find_service (merge->target, given);
  const char *code = mdg_record_get_text (service != NULL ? service : given, MDG_AGENCY_SERVICE_SERVICE);
  g_autofree char *prefix = g_strconcat (code != NULL ? code : "", ".", NULL);

  if (service != NULL)
    {
      merge_fields (merge, service, given, prefix);
      if (mdg_record_get_flag (service, MDG_AGENCY_SERVICE_IS_CLOSED))
        {
          mdg_record_set_flag (service, MDG_AGENCY_SERVICE_IS_CLOSED, FALSE);
          mdg_record_set_text (service, MDG_AGENCY_SERVICE_CLOSED_ON, NULL);
          set_changed (merge, service);
        }
      return;
    }
  if (code == NULL)
    return;

  mark_fields (merge, given, prefix);
  mdg_record_set_reference (given, MDG_AGENCY_SERVICE_AGENCY, mdg_record_get_uuid (merge->target->agency));
  mdg_record_set_integer (given, MDG_AGENCY_SERVICE_POSITION, merge->target->services->len);
  g_ptr_array_add (merge->target->services, g_object_ref (given));
  set_changed (merge, given);
}

/* A survey is newer than what was known. */
static gboolean
merge_abilities (Merge *merge,
                 const MdgAgencyEntry *entry,
                 GError **error)
{
  g_autoptr (GPtrArray) known = NULL;
  const char *day = mdg_record_get_text (entry->agency, MDG_AGENCY_VERIFIED_ON);

  if (entry->abilities->len == 0)
    return TRUE;
  known = merge->target->is_new ? g_ptr_array_new () : mdg_record_table_list_by_reference (merge->plan->store, MDG_KIND_AGENCY_ABILITY, MDG_AGENCY_ABILITY_AGENCY, mdg_record_get_uuid (merge->target->agency), error);
  if (known == NULL)
    return FALSE;

  for (guint i = 0; i < entry->abilities->len; i++)
    {
      MdgRecord *given = entry->abilities->pdata[i];
      MdgRecord *ability = NULL;

      for (guint k = 0; k < known->len && ability == NULL; k++)
        if (mdg_record_field_equal (known->pdata[k], given, MDG_AGENCY_ABILITY_PROC))
          ability = known->pdata[k];
      if (ability != NULL && mdg_record_field_equal (ability, given, MDG_AGENCY_ABILITY_ANSWER) && mdg_record_field_equal (ability, given, MDG_AGENCY_ABILITY_TEXT))
        continue;
      if (ability == NULL)
        ability = given;
      else
        note_difference (merge, ability, given, MDG_AGENCY_ABILITY_ANSWER, FALSE);
      mdg_agency_copy_value (ability, given, MDG_AGENCY_ABILITY_ANSWER);
      mdg_agency_copy_value (ability, given, MDG_AGENCY_ABILITY_TEXT);
      mdg_record_set_reference (ability, MDG_AGENCY_ABILITY_AGENCY, mdg_record_get_uuid (merge->target->agency));
      mdg_record_set_text (ability, MDG_AGENCY_ABILITY_ANSWERED_ON, day != NULL ? day : merge->plan->today_text);
      mdg_record_set_text (ability, MDG_AGENCY_ABILITY_ANSWERED_FROM, "survey");
      g_ptr_array_add (merge->plan->import->abilities, g_object_ref (ability));
      merge->is_changed = TRUE;
    }

  return TRUE;
}

/* The last import of the entry. */
static GHashTable *
load_before (MdgRecord *source)
{
  GHashTable *before = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *imported = source != NULL ? mdg_record_get_text (source, MDG_AGENCY_SOURCE_IMPORTED) : NULL;
  g_auto (GStrv) values = g_strsplit (imported != NULL ? imported : "", " ", -1);

  for (char **value = values; *value != NULL; value++)
    g_hash_table_add (before, g_strdup (*value));

  return before;
}

/* A row further down that says something else of the same agency is no news of people. */
static void
remember_said (Merge *merge)
{
  g_auto (GStrv) values = g_strsplit (merge->imported->str, " ", -1);

  for (char **value = values; *value != NULL; value++)
    g_hash_table_add (merge->target->known, g_strdup (*value));
}

static const char *
get_dataset (const MdgAgencyEntry *entry)
{
  return entry->kind == MDG_AGENCY_FILE_HOURS ? "navii-hours" : entry->dataset;
}

static void
keep_source (Merge *merge,
             const MdgAgencyEntry *entry,
             MdgRecord *source)
{
  g_autoptr (MdgRecord) made = NULL;

  if (source != NULL && g_strcmp0 (mdg_record_get_text (source, MDG_AGENCY_SOURCE_IMPORTED), merge->imported->str) == 0 && !mdg_record_get_flag (source, MDG_AGENCY_SOURCE_IS_GONE))
    return;

  if (source == NULL)
    {
      source = made = MDG_RECORD (mdg_agency_source_new ());
      mdg_record_set_reference (source, MDG_AGENCY_SOURCE_AGENCY, mdg_record_get_uuid (merge->target->agency));
      mdg_record_set_text (source, MDG_AGENCY_SOURCE_DATASET, get_dataset (entry));
      mdg_record_set_text (source, MDG_AGENCY_SOURCE_ENTRY, entry->entry);
      g_hash_table_insert (merge->plan->by_source, mdg_agency_source_key (get_dataset (entry), entry->entry), g_object_ref (source));
    }
  mdg_record_set_text (source, MDG_AGENCY_SOURCE_IMPORTED, merge->imported->str);
  mdg_record_set_text (source, MDG_AGENCY_SOURCE_SEEN_ON, merge->plan->today_text);
  mdg_record_set_flag (source, MDG_AGENCY_SOURCE_IS_GONE, FALSE);
  g_ptr_array_add (merge->plan->import->sources, g_object_ref (source));
}

static void
set_place (MdgAgencyPlan *plan,
           MdgRecord *agency)
{
  const char *address = mdg_record_get_text (agency, MDG_AGENCY_ADDRESS);
  const char *city = mdg_record_get_text (agency, MDG_AGENCY_CITY);
  const char *within = address != NULL && plan->city != NULL ? strstr (address, plan->city) : NULL;
  MdgTown *town;

  if (address == NULL || (within == NULL && city != NULL && g_strcmp0 (city, plan->city) != 0))
    return;

  town = mdg_town_index_find (plan->towns, within != NULL ? within : address, NULL);
  if (town == NULL)
    return;
  mdg_record_set_reference (agency, MDG_AGENCY_TOWN, mdg_record_get_uuid (MDG_RECORD (town)));
  mdg_record_set_reference (agency, MDG_AGENCY_AREA, mdg_record_get_reference (MDG_RECORD (town), MDG_TOWN_AREA));
}

static void
finish_new (Merge *merge,
            const MdgAgencyEntry *entry)
{
  MdgRecord *agency = merge->target->agency;
  gboolean is_survey = entry->kind == MDG_AGENCY_FILE_SURVEY;

  set_place (merge->plan, agency);
  if (mdg_record_is_empty (agency, MDG_AGENCY_VERIFIED_ON))
    mdg_record_set_text (agency, MDG_AGENCY_VERIFIED_ON, merge->plan->today_text);
  mdg_record_set_text (agency, MDG_AGENCY_VERIFIED_FROM, is_survey ? "survey" : "open");
  set_changed (merge, agency);
}

/* An answer is a verification, whatever it says, unless there is a later one. */
static void
finish_survey (Merge *merge,
               const MdgAgencyEntry *entry)
{
  MdgRecord *agency = merge->target->agency;
  const char *day = mdg_record_get_text (entry->agency, MDG_AGENCY_VERIFIED_ON);
  const char *last = mdg_record_get_text (agency, MDG_AGENCY_VERIFIED_ON);

  if (day == NULL || (g_strcmp0 (mdg_record_get_text (agency, MDG_AGENCY_VERIFIED_FROM), "open") != 0 && last != NULL && strcmp (last, day) >= 0))
    return;

  mdg_record_set_text (agency, MDG_AGENCY_VERIFIED_ON, day);
  mdg_record_set_text (agency, MDG_AGENCY_VERIFIED_FROM, "survey");
  set_changed (merge, agency);
}

static void
add_row (Merge *merge,
         const MdgAgencyEntry *entry)
{
  MdgAgencyImport *import = merge->plan->import;
  gboolean is_first = merge->target->is_new && merge->target->agency == entry->agency;
  MdgAgencyOutcome outcome = is_first ? MDG_AGENCY_NEW : merge->has_clash  ? MDG_AGENCY_CONFLICT
                                                       : merge->is_changed ? MDG_AGENCY_UPDATED
                                                                           : MDG_AGENCY_SAME;
  MdgAgencyImportRow *row;

  import->counts[outcome]++;
  if (outcome == MDG_AGENCY_SAME)
    return;

  row = g_new0 (MdgAgencyImportRow, 1);
  row->line = entry->line;
  row->outcome = outcome;
  row->name = g_strdup (mdg_record_get_text (merge->target->agency, MDG_AGENCY_NAME));
  row->reason = merge->differences->len > 0 ? g_strdup (merge->differences->str) : NULL;
  g_ptr_array_add (import->rows, row);
}

gboolean
mdg_agency_merge (MdgAgencyPlan *self,
                  MdgAgencyTarget *target,
                  MdgAgencyEntry *entry,
                  GError **error)
{
  g_autofree char *key = mdg_agency_source_key (get_dataset (entry), entry->entry);
  MdgRecord *source = g_hash_table_lookup (self->by_source, key);
  g_autoptr (GHashTable) before = load_before (source);
  g_autoptr (GString) imported = g_string_new (NULL);
  g_autoptr (GString) differences = g_string_new (NULL);
  Merge merge = { self, target, before, imported, differences, FALSE, FALSE };

  if (target->agency == entry->agency)
    {
      mark_fields (&merge, entry->agency, "");
      finish_new (&merge, entry);
    }
  else
    merge_fields (&merge, target->agency, entry->agency, "");
  for (guint i = 0; i < entry->services->len; i++)
    merge_service (&merge, entry->services->pdata[i]);
  if (!merge_abilities (&merge, entry, error))
    return FALSE;

  if (entry->kind == MDG_AGENCY_FILE_SURVEY && target->agency != entry->agency)
    finish_survey (&merge, entry);
  if (mdg_record_get_flag (target->agency, MDG_AGENCY_IS_CLOSED) && source != NULL && mdg_record_get_flag (source, MDG_AGENCY_SOURCE_IS_GONE))
    {
      mdg_record_set_flag (target->agency, MDG_AGENCY_IS_CLOSED, FALSE);
      mdg_record_set_text (target->agency, MDG_AGENCY_CLOSED_ON, NULL);
      set_changed (&merge, target->agency);
    }
  remember_said (&merge);
  keep_source (&merge, entry, source);
  add_row (&merge, entry);

  return TRUE;
}
