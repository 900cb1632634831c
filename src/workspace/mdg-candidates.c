#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-candidates.h"

#include "mdg-candidate-score.h"
#include "mdg-consulter.h"
#include "mdg-follow-up.h"
#include "mdg-phone.h"
#include "mdg-record-table.h"
#include "mdg-search.h"
#include "mdg-subject.h"
#include "mdg-text.h"
#include "mdg-town-index.h"

#include <string.h>

/* Rows looked at for one form: a few milliseconds even where a surname is common. */
#define MAX_BY_NAME 120
#define MAX_BY_PHONE 10
#define MIN_PHONE_DIGITS 6

void
mdg_candidate_free (MdgCandidate *self)
{
  g_free (self->name);
  g_free (self->kana);
  g_free (self->sex);
  g_free (self->birth);
  g_free (self->town);
  g_free (self->reason);
  g_free (self->last);
  g_free (self);
}

void
mdg_known_consulter_free (MdgKnownConsulter *self)
{
  g_free (self->name);
  g_free (self->affiliation);
  g_free (self->profession);
  g_free (self->phone);
  g_free (self->last);
  g_free (self);
}

static gboolean
add_people (MdgStore *store,
            const char *typed,
            guint limit,
            GArray *ids,
            GError **error)
{
  g_autoptr (GArray) found = NULL;

  if (typed == NULL || typed[0] == '\0')
    return TRUE;

  found = mdg_search_list_people (store, MDG_KIND_SUBJECT, typed, limit, error);
  if (found == NULL)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    mdg_candidate_query_add (ids, g_array_index (found, gint64, i));

  return TRUE;
}

static gboolean
add_by_phone (MdgStore *store,
              const char *phone,
              GArray *ids,
              GError **error)
{
  g_autofree char *digits = mdg_phone_dup_digits (phone);

  return strlen (digits) < MIN_PHONE_DIGITS || add_people (store, digits, MAX_BY_PHONE, ids, error);
}

static gboolean
add_by_birth (MdgStore *store,
              const MdgCandidateQuery *query,
              GArray *ids,
              GError **error)
{
  g_auto (GStrv) slips = NULL;

  if (query->birth == NULL || strlen (query->birth) != 10)
    return TRUE;
  if (!mdg_candidate_query_add_by_birth (store, query->birth, ids, error))
    return FALSE;

  slips = mdg_candidate_list_slips (query->birth);
  for (char **slip = slips; *slip != NULL; slip++)
    if (!mdg_candidate_query_add_by_birth (store, *slip, ids, error))
      return FALSE;

  return TRUE;
}

/* A slip of the birth date alone is met by chance by a hundred people; with part of a name it says much. */
static gboolean
collect (MdgStore *store,
         const MdgCandidateQuery *query,
         GArray *ids,
         GError **error)
{
  return add_people (store, query->kana, MAX_BY_NAME, ids, error) && add_people (store, query->name, MAX_BY_NAME, ids, error) && add_by_birth (store, query, ids, error) && add_by_phone (store, query->phone, ids, error) && (query->address == NULL || strpbrk (query->address, "0123456789") == NULL || mdg_candidate_query_add_by_address (store, query->address, ids, error));
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const MdgCandidate *x = *(const MdgCandidate *const *) a;
  const MdgCandidate *y = *(const MdgCandidate *const *) b;

  if (x->is_housemate != y->is_housemate)
    return x->is_housemate ? 1 : -1;
  if (x->score != y->score)
    return y->score - x->score;

  return mdg_text_collate (x->kana, y->kana);
}

static gboolean
is_slip_only (const MdgCandidate *candidate,
              const MdgCandidateQuery *query)
{
  return (query->kana != NULL || query->name != NULL) && !candidate->is_housemate && candidate->score <= 33;
}

GPtrArray *
mdg_candidates_find_subjects (MdgWorkspace *workspace,
                              const MdgCandidateQuery *query,
                              const MdgDate *day,
                              guint limit,
                              GError **error)
{
  MdgStore *store = mdg_workspace_get_store (workspace);
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_candidate_free);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) rows = g_hash_table_new (g_direct_hash, g_direct_equal);
  MdgTown *town = query->address != NULL ? mdg_town_index_find (mdg_workspace_get_town_index (workspace), query->address, NULL) : NULL;

  if (!collect (store, query, ids, error))
    return NULL;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (MdgCandidateRow) row = mdg_candidate_row_load (store, g_array_index (ids, gint64, i), error);
      MdgCandidate *candidate;

      if (row == NULL)
        return NULL;
      candidate = mdg_candidate_score (row, query, town != NULL ? mdg_record_get_uuid (MDG_RECORD (town)) : NULL, town != NULL ? mdg_record_get_reference (MDG_RECORD (town), MDG_TOWN_AREA) : NULL, day);
      if (candidate == NULL)
        continue;
      g_hash_table_insert (rows, candidate, GSIZE_TO_POINTER ((gsize) row->id));
      g_ptr_array_add (candidates, candidate);
    }

  g_ptr_array_sort (candidates, compare_candidates);
  for (guint i = candidates->len; i > 0; i--)
    if (i > limit || (i > 1 && is_slip_only (candidates->pdata[i - 1], query) && ((MdgCandidate *) candidates->pdata[0])->score >= 95))
      g_ptr_array_remove_index (candidates, i - 1);
  for (guint i = 0; i < candidates->len; i++)
    {
      MdgCandidate *candidate = candidates->pdata[i];

      if (!mdg_candidate_query_count (store, (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (rows, candidate)), &candidate->n_consultations, &candidate->last, &candidate->n_open, error))
        return NULL;
    }

  return g_steal_pointer (&candidates);
}

static int
compare_consulters (gconstpointer a,
                    gconstpointer b)
{
  const MdgKnownConsulter *x = *(const MdgKnownConsulter *const *) a;
  const MdgKnownConsulter *y = *(const MdgKnownConsulter *const *) b;

  if (x->n_consultations != y->n_consultations)
    return x->n_consultations > y->n_consultations ? -1 : 1;

  return g_strcmp0 (y->last, x->last);
}

static MdgKnownConsulter *
load_consulter (MdgStore *store,
                gint64 id,
                GError **error)
{
  g_autoptr (MdgRecord) record = mdg_record_table_load_by_id (store, MDG_KIND_CONSULTER, id, error);
  g_autofree char *last = NULL;
  g_autofree char *profession = NULL;
  MdgKnownConsulter *known;
  guint n;

  if (record == NULL || !mdg_candidate_query_count_consulter (store, id, &n, &last, &profession, error))
    return NULL;

  known = g_new0 (MdgKnownConsulter, 1);
  known->uuid = *mdg_record_get_uuid (record);
  known->name = g_strdup (mdg_record_get_text (record, MDG_CONSULTER_NAME));
  known->affiliation = g_strdup (mdg_record_get_text (record, MDG_CONSULTER_AFFILIATION));
  known->profession = g_strdup (profession != NULL ? profession : mdg_record_get_text (record, MDG_CONSULTER_PROFESSION));
  known->phone = g_strdup (mdg_record_get_text (record, MDG_CONSULTER_PHONE));
  known->n_consultations = n;
  known->last = g_steal_pointer (&last);

  return known;
}

GPtrArray *
mdg_candidates_find_consulters (MdgWorkspace *workspace,
                                const char *typed,
                                guint limit,
                                GError **error)
{
  MdgStore *store = mdg_workspace_get_store (workspace);
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_known_consulter_free);
  g_autoptr (GArray) ids = mdg_search_list_people (store, MDG_KIND_CONSULTER, typed != NULL ? typed : "", 30, error);

  if (ids != NULL && ids->len == 0 && typed != NULL && strstr (typed, "包括") != NULL)
    {
      /* 緑ヶ丘包括 is how everybody calls 緑ヶ丘地域包括支援センター. */
      g_auto (GStrv) parts = g_strsplit (typed, "包括", -1);
      g_autofree char *words = g_strjoinv (" 包括 ", parts);

      g_array_unref (ids);
      ids = mdg_search_list_people (store, MDG_KIND_CONSULTER, words, 30, error);
    }
  if (ids == NULL)
    return NULL;

  for (guint i = 0; i < ids->len; i++)
    {
      MdgKnownConsulter *one = load_consulter (store, g_array_index (ids, gint64, i), error);

      if (one == NULL)
        return NULL;
      g_ptr_array_add (known, one);
    }
  g_ptr_array_sort (known, compare_consulters);
  if (known->len > limit)
    g_ptr_array_set_size (known, (int) limit);

  return g_steal_pointer (&known);
}

static GPtrArray *
load_lines (MdgStore *store,
            GArray *ids,
            const MdgUuid *except,
            guint limit,
            GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_past_consultation_free);

  for (guint i = 0; i < ids->len && lines->len < limit; i++)
    {
      g_autoptr (MdgPastConsultation) line = mdg_candidate_query_load_line (store, g_array_index (ids, gint64, i), error);

      if (line == NULL)
        return NULL;
      if (except == NULL || !mdg_uuid_equal (except, &line->subject))
        g_ptr_array_add (lines, g_steal_pointer (&line));
    }

  return g_steal_pointer (&lines);
}

GPtrArray *
mdg_candidates_list_consultations (MdgWorkspace *workspace,
                                   const MdgUuid *subject,
                                   guint limit,
                                   GError **error)
{
  MdgStore *store = mdg_workspace_get_store (workspace);
  g_autoptr (GArray) ids = mdg_candidate_query_list_consultations (store, subject, limit, error);

  return ids != NULL ? load_lines (store, ids, NULL, limit, error) : NULL;
}

GPtrArray *
mdg_candidates_list_by_phone (MdgWorkspace *workspace,
                              const char *phone,
                              const MdgUuid *except,
                              guint limit,
                              GError **error)
{
  MdgStore *store = mdg_workspace_get_store (workspace);
  g_autofree char *digits = mdg_phone_dup_digits (phone);
  g_autoptr (GArray) ids = NULL;

  if (strlen (digits) < MIN_PHONE_DIGITS)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_past_consultation_free);

  ids = mdg_search_list_consultations (store, digits, limit + 8, error);

  return ids != NULL ? load_lines (store, ids, except, limit, error) : NULL;
}

static int
compare_open (gconstpointer a,
              gconstpointer b)
{
  const MdgPastConsultation *x = *(const MdgPastConsultation *const *) a;
  const MdgPastConsultation *y = *(const MdgPastConsultation *const *) b;
  gboolean x_done = g_strcmp0 (x->follow_state, "done") == 0 || g_strcmp0 (x->follow_state, "dropped") == 0;
  gboolean y_done = g_strcmp0 (y->follow_state, "done") == 0 || g_strcmp0 (y->follow_state, "dropped") == 0;

  if (x_done != y_done)
    return x_done ? 1 : -1;

  return g_strcmp0 (y->received_at, x->received_at);
}

GPtrArray *
mdg_candidates_list_to_continue (MdgWorkspace *workspace,
                                 const char *typed,
                                 guint limit,
                                 GError **error)
{
  MdgStore *store = mdg_workspace_get_store (workspace);
  g_autoptr (GArray) ids = NULL;
  GPtrArray *lines;

  if (typed == NULL || typed[strspn (typed, " ")] == '\0')
    ids = mdg_candidate_query_list_open (store, limit, error);
  else
    ids = mdg_search_list_consultations (store, typed, limit, error);
  if (ids == NULL)
    return NULL;

  lines = load_lines (store, ids, NULL, limit, error);
  if (lines != NULL)
    g_ptr_array_sort (lines, compare_open);

  return lines;
}

static GPtrArray *
list_promises (MdgWorkspace *workspace,
               const MdgUuid *uuid,
               gboolean is_consultation,
               GError **error)
{
  MdgStore *store = mdg_workspace_get_store (workspace);
  g_autoptr (GPtrArray) promises = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) ids = mdg_candidate_query_list_promises (store, uuid, is_consultation, error);

  if (ids == NULL)
    return NULL;

  for (guint i = 0; i < ids->len; i++)
    {
      MdgRecord *record = mdg_record_table_load_by_id (store, MDG_KIND_FOLLOW_UP, g_array_index (ids, gint64, i), error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (promises, record);
    }

  return g_steal_pointer (&promises);
}

GPtrArray *
mdg_candidates_list_promises (MdgWorkspace *workspace,
                              const MdgUuid *subject,
                              GError **error)
{
  return list_promises (workspace, subject, FALSE, error);
}

GPtrArray *
mdg_candidates_list_promises_of (MdgWorkspace *workspace,
                                 const MdgUuid *consultation,
                                 GError **error)
{
  return list_promises (workspace, consultation, TRUE, error);
}

GPtrArray *
mdg_candidates_list_housemates (MdgWorkspace *workspace,
                                const MdgUuid *subject,
                                GError **error)
{
  g_autoptr (MdgRecord) record = mdg_workspace_load (workspace, MDG_KIND_SUBJECT, subject, error);
  const MdgUuid *household;
  GPtrArray *people;

  if (record == NULL)
    return NULL;

  household = mdg_record_get_reference (record, MDG_SUBJECT_HOUSEHOLD);
  if (household == NULL)
    return g_ptr_array_new_with_free_func (g_object_unref);

  people = mdg_workspace_list_children (workspace, MDG_KIND_SUBJECT, MDG_SUBJECT_HOUSEHOLD, household, error);
  for (guint i = people != NULL ? people->len : 0; i > 0; i--)
    if (mdg_uuid_equal (mdg_record_get_uuid (people->pdata[i - 1]), subject))
      g_ptr_array_remove_index (people, i - 1);

  return people;
}
