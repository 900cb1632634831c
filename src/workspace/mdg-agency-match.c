#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-agency-match.h"

#include "mdg-area.h"
#include "mdg-error.h"
#include "mdg-hours.h"
#include "mdg-text.h"
#include "mdg-town.h"
#include "mdg-visiting-range.h"
#include "mdg-visiting-ranges.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A town is covered when so much of it is; less is said. */
#define WHOLE 0.95
#define SOME 0.02

static void
match_free (gpointer data)
{
  MdgAgencyMatch *match = data;

  g_free (match->name);
  g_free (match->phone);
  g_free (match->reasons);
  g_free (match->warning);
  g_free (match);
}

void
mdg_agency_matches_free (MdgAgencyMatches *matches)
{
  if (matches == NULL)
    return;

  g_ptr_array_unref (matches->matches);
  g_free (matches);
}

/* One agency as it is tried. */
typedef struct
{
  MdgWorkspace *workspace;
  const MdgAgencyQuestion *question;
  MdgGeography *geography; /* NULL without a boundary */
  GPtrArray *ranges;
  MdgAgencyMatches *result;
  const MdgAgencyCard *card;
  GString *reasons;
  int score;
  int now_day;
  int now_minute;
} Trial;

static void
add_reason (Trial *trial,
            int score,
            const char *reason)
{
  g_string_append_printf (trial->reasons, "%s%s", trial->reasons->len > 0 ? "／" : "", reason);
  trial->score += score;
}

static gboolean
check_abilities (Trial *trial)
{
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (trial->workspace);

  for (guint i = 0; i < trial->question->procs->len; i++)
    {
      const char *proc = trial->question->procs->pdata[i];
      const char *answer = mdg_agency_card_get_answer (trial->card, proc);
      const char *label = mdg_vocabularies_get_short (vocabularies, "proc", proc, 0);
      const char *condition = NULL;
      g_autofree char *reason = NULL;

      if (answer == NULL)
        trial->result->n_unanswered++;
      if (answer == NULL || g_str_equal (answer, "no"))
        return FALSE;
      for (guint k = 0; k < trial->card->abilities->len; k++)
        if (g_strcmp0 (mdg_record_get_text (trial->card->abilities->pdata[k], MDG_AGENCY_ABILITY_PROC), proc) == 0)
          condition = mdg_record_get_text (trial->card->abilities->pdata[k], MDG_AGENCY_ABILITY_TEXT);
      reason = g_str_equal (answer, "yes") ? g_strdup_printf ("%s○", label) : g_strdup_printf ("%s△%s%s%s", label, condition != NULL ? "（" : "", condition != NULL ? condition : "", condition != NULL ? "）" : "");
      add_reason (trial, g_str_equal (answer, "yes") ? 20 : 8, reason);
    }

  return TRUE;
}

static gboolean
is_wanted (Trial *trial,
           MdgRecord *service)
{
  const char *code = mdg_record_get_text (service, MDG_AGENCY_SERVICE_SERVICE);

  if (mdg_record_get_flag (service, MDG_AGENCY_SERVICE_IS_CLOSED))
    return FALSE;
  for (guint i = 0; i < trial->question->services->len; i++)
    {
      const char *wanted = trial->question->services->pdata[i];

      if (g_strcmp0 (wanted, code) == 0 || (g_str_equal (wanted, "vns") && g_strcmp0 (code, "vns24") == 0))
        return TRUE;
    }

  return trial->question->services->len == 0;
}

static gboolean
is_always (MdgRecord *service)
{
  const char *text = mdg_record_get_text (service, MDG_AGENCY_SERVICE_HOURS);
  g_autoptr (MdgHours) hours = text != NULL ? mdg_hours_new (text) : NULL;

  return mdg_record_get_flag (service, MDG_AGENCY_SERVICE_IS_24H) || g_strcmp0 (mdg_record_get_text (service, MDG_AGENCY_SERVICE_SERVICE), "vns24") == 0 || (hours != NULL && mdg_hours_are_always (hours));
}

/* -1: not known. */
static int
is_open (Trial *trial,
         MdgRecord *service)
{
  const char *text = mdg_record_get_text (service, MDG_AGENCY_SERVICE_HOURS);
  const char *own = mdg_record_get_text (MDG_RECORD (trial->card->agency), MDG_AGENCY_HOURS);
  g_autoptr (MdgHours) hours = NULL;

  if (is_always (service))
    return 1;

  hours = mdg_hours_new (text != NULL ? text : own);

  return hours == NULL ? -1 : mdg_hours_contain (hours, trial->question->day, trial->question->minute);
}

static gboolean
check_hours (Trial *trial,
             MdgRecord *service)
{
  int open;

  if (trial->question->is_24h)
    {
      if (!is_always (service))
        return FALSE;
      add_reason (trial, 10, _ ("day and night"));
    }
  if (trial->question->day < 0)
    return TRUE;

  open = is_open (trial, service);
  if (open < 0)
    trial->result->n_hours_unknown++;
  if (open <= 0)
    return FALSE;
  add_reason (trial, 10, _ ("open at that hour"));

  return TRUE;
}

/* Part of the town that ranges of the service cover, by their polygons; -1 when it has no range on the map. */
static double
measure_cover (Trial *trial,
               MdgRecord *service)
{
  int place = trial->geography != NULL ? mdg_geography_find_town (trial->geography, &trial->question->town) : -1;
  const MdgGeographyTown *town = place >= 0 ? trial->geography->towns->pdata[place] : NULL;
  double best = -1;

  for (guint i = 0; town != NULL && i < trial->ranges->len; i++)
    {
      MdgMappedRange *range = trial->ranges->pdata[i];
      const MdgUuid *of = mdg_record_get_reference (range->record, MDG_VISITING_RANGE_AGENCY_SERVICE);
      g_autoptr (MdgGeometry) common = NULL;

      if (of == NULL || !mdg_uuid_equal (of, mdg_record_get_uuid (service)) || !mdg_record_is_empty (range->record, MDG_VISITING_RANGE_PROPOSAL))
        continue;
      best = MAX (best, 0);
      if (range->shape == NULL || mdg_geometry_get_area (town->shape) <= 0)
        continue;
      common = mdg_geometry_intersection (range->shape, town->shape, NULL);
      if (common != NULL)
        best = MAX (best, mdg_geometry_get_area (common) / mdg_geometry_get_area (town->shape));
    }

  return best;
}

/* What is in brackets is taken out again: 「橋本西（西新田を除く）」. */
static gboolean
names_place (Trial *trial,
             const char *text)
{
  g_autofree char *place = mdg_text_fold_name (trial->question->place);
  g_autofree char *area = NULL;
  g_autoptr (MdgRecord) record = mdg_uuid_is_nil (&trial->question->area) ? NULL : mdg_workspace_load (trial->workspace, MDG_KIND_AREA, &trial->question->area, NULL);
  g_auto (GStrv) parts = g_strsplit (text, "、", -1);

  if (record != NULL)
    area = mdg_text_fold_name (mdg_record_get_text (record, MDG_AREA_NAME));
  for (char **part = parts; *part != NULL; part++)
    {
      char *bracket = strstr (*part, "（");
      g_autofree char *excepted = bracket != NULL ? mdg_text_fold_name (bracket) : NULL;
      g_autofree char *name = NULL;

      if (bracket != NULL)
        *bracket = '\0';
      name = mdg_text_fold_name (*part);
      if ((g_str_equal (name, place) || g_strcmp0 (name, area) == 0) && (excepted == NULL || strstr (excepted, place) == NULL))
        return TRUE;
    }

  return FALSE;
}

static gboolean
check_place (Trial *trial,
             MdgRecord *service)
{
  const char *text = mdg_record_get_text (service, MDG_AGENCY_SERVICE_AREA_TEXT);
  double cover;
  g_autofree char *reason = NULL;

  if (trial->question->place == NULL)
    return TRUE;

  cover = mdg_uuid_is_nil (&trial->question->town) ? -1 : measure_cover (trial, service);
  if (cover >= WHOLE)
    reason = g_strdup_printf (_ ("comes to all of %s (map)"), trial->question->place);
  else if (cover > SOME)
    reason = g_strdup_printf (_ ("comes to %d %% of %s (map)"), (int) (cover * 100), trial->question->place);
  else if (cover < 0 && text != NULL && names_place (trial, text))
    reason = g_strdup_printf (_ ("names %s among its areas"), trial->question->place);
  if (reason == NULL)
    return FALSE;

  add_reason (trial, cover >= WHOLE ? 12 : cover > SOME ? (int) (10 * cover)
                                                        : 10,
              reason);

  return TRUE;
}

static void
weigh_vacancy (Trial *trial,
               MdgRecord *service)
{
  const char *vacancy = mdg_record_get_text (service, MDG_AGENCY_SERVICE_VACANCY);
  g_autofree char *reason = NULL;
  g_autofree char *day = NULL;

  if (vacancy == NULL)
    return;

  day = mdg_directory_dup_freshness (trial->workspace, mdg_record_get_text (service, MDG_AGENCY_SERVICE_VACANCY_ON));
  reason = g_strdup_printf (_ ("vacancy %s (%s)"), mdg_vocabularies_get_short (mdg_workspace_get_vocabularies (trial->workspace), "vacancy", vacancy, 0), day);
  add_reason (trial, g_str_equal (vacancy, "yes") ? 6 : g_str_equal (vacancy, "few") ? 3
                                                                                     : -10,
              reason);
}

/* One service must answer the place and the hour together. */
static gboolean
check_services (Trial *trial)
{
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (trial->workspace);
  gboolean asks = trial->question->services->len > 0 || trial->question->place != NULL || trial->question->is_24h || trial->question->day >= 0;
  gsize length = trial->reasons->len;
  int score = trial->score;

  for (guint i = 0; i < trial->card->services->len; i++)
    {
      MdgRecord *service = trial->card->services->pdata[i];

      if (!is_wanted (trial, service))
        continue;
      add_reason (trial, 0, mdg_vocabularies_get_short (vocabularies, "service", mdg_record_get_text (service, MDG_AGENCY_SERVICE_SERVICE), 0));
      if (check_place (trial, service) && check_hours (trial, service))
        {
          weigh_vacancy (trial, service);
          return TRUE;
        }
      g_string_truncate (trial->reasons, length);
      trial->score = score;
    }

  return !asks;
}

/* When calls are taken; the house’s own hours where it has said nothing else. */
static gboolean
check_phone (Trial *trial)
{
  if (!trial->question->by_phone)
    return TRUE;

  for (guint i = 0; i < trial->card->contacts->len; i++)
    {
      MdgRecord *contact = trial->card->contacts->pdata[i];
      const char *text = mdg_record_get_text (contact, MDG_AGENCY_CONTACT_HOURS);
      g_autoptr (MdgHours) hours = mdg_hours_new (text);
      g_autofree char *kind = NULL;
      g_autofree char *reason = NULL;

      /* The line for disasters is not for this. */
      if (hours == NULL || g_strcmp0 (mdg_record_get_text (contact, MDG_AGENCY_CONTACT_KIND), "disaster") == 0 || g_strcmp0 (mdg_record_get_text (contact, MDG_AGENCY_CONTACT_METHOD), "tel") != 0 || !mdg_hours_contain (hours, trial->now_day, trial->now_minute))
        continue;
      kind = g_strdup (mdg_vocabularies_get_short (mdg_workspace_get_vocabularies (trial->workspace), "contact_kind", mdg_record_get_text (contact, MDG_AGENCY_CONTACT_KIND), 0));
      reason = g_strdup_printf (_ ("can be called now (%s %s)"), kind, text);
      add_reason (trial, 5, reason);
      return TRUE;
    }

  return FALSE;
}

static char *
dup_warning (Trial *trial)
{
  MdgDate today;
  const char *consent;

  mdg_workspace_get_today (trial->workspace, &today);
  consent = mdg_disclosure_get_consent (trial->card->agency, &today);
  if (g_str_equal (consent, "yes"))
    return NULL;

  return g_strdup (mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (trial->workspace), "consent", consent, 0));
}

static void
try_agency (Trial *trial,
            MdgRecord *agency)
{
  g_autoptr (GString) reasons = g_string_new (NULL);
  g_autoptr (MdgAgencyCard) card = mdg_agency_card_load (trial->workspace, mdg_record_get_uuid (agency), NULL);
  MdgAgencyMatch *match;
  MdgFreshness freshness;

  trial->card = card;
  trial->reasons = reasons;
  trial->score = 0;
  if (card == NULL || mdg_record_get_flag (agency, MDG_AGENCY_IS_CLOSED) || !check_abilities (trial) || !check_services (trial) || !check_phone (trial))
    return;

  freshness = mdg_directory_get_freshness (trial->workspace, mdg_record_get_text (agency, MDG_AGENCY_VERIFIED_ON), NULL);
  if (freshness != MDG_FRESHNESS_NEW)
    {
      g_autofree char *age = mdg_directory_dup_freshness (trial->workspace, mdg_record_get_text (agency, MDG_AGENCY_VERIFIED_ON));

      add_reason (trial, freshness == MDG_FRESHNESS_OLD ? -2 : -6, age);
    }
  match = g_new0 (MdgAgencyMatch, 1);
  match->agency = *mdg_record_get_uuid (agency);
  match->name = g_strdup (mdg_record_get_text (agency, MDG_AGENCY_NAME));
  match->phone = g_strdup (mdg_record_get_text (agency, MDG_AGENCY_PHONE));
  match->warning = dup_warning (trial);
  match->score = trial->score;
  match->reasons = g_strdup (reasons->str);
  g_ptr_array_add (trial->result->matches, match);
}

static int
compare_matches (gconstpointer a,
                 gconstpointer b)
{
  const MdgAgencyMatch *x = *(MdgAgencyMatch *const *) a;
  const MdgAgencyMatch *y = *(MdgAgencyMatch *const *) b;

  if ((x->warning != NULL) != (y->warning != NULL))
    return x->warning != NULL ? 1 : -1;

  return x->score != y->score ? y->score - x->score : mdg_text_collate (x->name, y->name);
}

MdgAgencyMatches *
mdg_agency_match (MdgWorkspace *workspace,
                  const MdgAgencyQuestion *question,
                  int now_day,
                  int now_minute,
                  GError **error)
{
  g_autoptr (GPtrArray) agencies = mdg_workspace_list (workspace, MDG_KIND_AGENCY, error);
  g_autoptr (MdgAgencyMatches) result = g_new0 (MdgAgencyMatches, 1);
  g_autoptr (MdgGeography) geography = mdg_geography_load (workspace, NULL);
  g_autoptr (GPtrArray) ranges = geography != NULL ? mdg_visiting_ranges_load (workspace, geography, error) : NULL;
  Trial trial = { workspace, question, ranges != NULL ? geography : NULL, ranges, result, NULL, NULL, 0, now_day, now_minute };

  result->matches = g_ptr_array_new_with_free_func (match_free);
  if (agencies == NULL || (geography != NULL && ranges == NULL))
    return NULL;
  if (question->unknown->len > 0)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("“%s” is no service, no procedure, no town and no hour of this register."), (const char *) question->unknown->pdata[0]);
      return NULL;
    }

  for (guint i = 0; i < agencies->len; i++)
    try_agency (&trial, agencies->pdata[i]);
  g_ptr_array_sort (result->matches, compare_matches);

  return g_steal_pointer (&result);
}
