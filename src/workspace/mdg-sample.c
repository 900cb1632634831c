#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-sample.h"

#include "mdg-audit.h"
#include "mdg-change-table.h"
#include "mdg-data.h"
#include "mdg-error.h"
#include "mdg-sample-private.h"
#include "mdg-search-index.h"
#include "mdg-uuid.h"
#include "mdg-workspace.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define DATA_YEAR 2025
#define MOST_A_YEAR 20000
/* Above this the text index is made at the end. */
#define BULK 2000
/* Earlier in a year the last one is near enough. */
#define DAYS_BEGUN 14
#define PER_TRANSACTION 10000
#define MINUTES_OF_JAPAN (9 * 60)
#define MS_PER_MINUTE G_GINT64_CONSTANT (60000)

void
mdg_sample_options_init (MdgSampleOptions *options)
{
  *options = (MdgSampleOptions){ 300, 1, { 2026, 3, 31 }, TRUE, FALSE };
}

char *
mdg_sample_dup_day (gint32 day)
{
  MdgDate date;

  mdg_date_from_days (day, &date);

  return mdg_date_dup_iso (&date);
}

char *
mdg_sample_dup_time (gint32 day,
                     int minute)
{
  g_autofree char *date = mdg_sample_dup_day (day);

  return g_strdup_printf ("%sT%02d:%02d", date, minute / 60, minute % 60);
}

gint32
mdg_sample_get_as_of (MdgSampler *self)
{
  return mdg_date_to_days (&self->options->as_of);
}

gint32
mdg_sample_get_last_day (MdgSampler *self)
{
  return mdg_sample_get_as_of (self) - (self->options->to_date ? 1 : 0);
}

static gboolean
end_transaction (MdgSampler *self,
                 GError **error)
{
  self->n_pending = 0;
  if (!mdg_store_commit (self->store, error))
    return FALSE;
  if (self->progress != NULL)
    self->progress (self->n_done, self->progress_data);

  return TRUE;
}

gboolean
mdg_sample_save (MdgSampler *self,
                 MdgChange *change,
                 gint64 minute,
                 GError **error)
{
  gint64 now = (minute - MINUTES_OF_JAPAN) * MS_PER_MINUTE;

  self->clock = MAX (self->clock, now);
  mdg_audit_set_clock (self->clock);
  if (self->n_pending == 0 && !mdg_store_begin (self->store, error))
    return FALSE;

  if (!mdg_change_table_apply (self->store, change, self->in_bulk ? MDG_APPLY_WITHOUT_INDEX : MDG_APPLY_PLAIN, error))
    {
      mdg_store_rollback (self->store);
      return FALSE;
    }

  return ++self->n_pending < PER_TRANSACTION || end_transaction (self, error);
}

static JsonNode *
load_json (const char *name,
           GError **error)
{
  g_autofree char *path = g_strconcat ("sample/", name, ".json", NULL);
  g_autoptr (GBytes) bytes = mdg_data_lookup (path, error);
  g_autoptr (JsonParser) parser = json_parser_new ();

  if (bytes == NULL || !json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), error))
    return NULL;

  return json_parser_steal_root (parser);
}

static gboolean
load_data (MdgSampler *self,
           GError **error)
{
  static const char *const names[] = { "cases", "distributions", "grammar", "issues", "names", "notes", "places", "meetings", "roster", "referrals" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      self->nodes[i] = load_json (names[i], error);
      if (self->nodes[i] == NULL)
        return FALSE;
    }

  self->cases = json_node_get_array (self->nodes[0]);
  self->distributions = json_node_get_object (self->nodes[1]);
  self->grammar = json_node_get_object (self->nodes[2]);
  self->issues = json_node_get_object (self->nodes[3]);
  self->names = json_node_get_object (self->nodes[4]);
  self->notes = json_node_get_array (self->nodes[5]);
  self->places = json_node_get_object (self->nodes[6]);
  self->meetings = json_node_get_object (self->nodes[7]);
  self->roster = json_node_get_object (self->nodes[8]);
  self->referrals = json_node_get_object (self->nodes[9]);
  json_object_remove_member (self->issues, "about");

  return TRUE;
}

static void
clear (MdgSampler *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->nodes); i++)
    g_clear_pointer (&self->nodes[i], json_node_unref);
  g_clear_object (&self->store);
  g_clear_pointer (&self->staff, g_ptr_array_unref);
  g_clear_pointer (&self->areas, g_ptr_array_unref);
  g_clear_pointer (&self->towns, g_ptr_array_unref);
  g_clear_pointer (&self->consulters, g_ptr_array_unref);
  g_clear_pointer (&self->consulters_of, g_hash_table_unref);
}

static gboolean
add_year (MdgSampler *self,
          int fiscal_year,
          guint n,
          GError **error)
{
  MdgSampleYear *year = mdg_sample_year_new (self, fiscal_year, n);
  gboolean done = TRUE;

  for (guint i = 0; done && i < year->plans->len; i++)
    done = mdg_sample_add_consultation (self, year, &g_array_index (year->plans, MdgSamplePlan, i), error);

  if (done && fiscal_year == self->newest_year && self->options->with_edges)
    done = mdg_sample_add_edges (self, year, error);
  done = done && mdg_sample_case_close_off (self, year, error);
  if (done && fiscal_year == self->newest_year)
    done = mdg_sample_add_set (self, year, error) && mdg_sample_add_meetings (self, year, error) && mdg_sample_add_ladder (self, year, error) && mdg_sample_add_roster (self, year, error);
  if (done && fiscal_year <= self->newest_year)
    done = mdg_sample_add_referrals (self, year, error);
  mdg_sample_year_free (year);

  return done;
}

/* Whole years of work, the newest last, and what there is of the year that has begun. */
static gboolean
add_years (MdgSampler *self,
           GError **error)
{
  guint n = self->options->n_consultations;
  guint n_years = MAX ((n + MOST_A_YEAR - 1) / MOST_A_YEAR, 1);

  for (guint i = 0; i < n_years; i++)
    {
      guint share = n / n_years + (i < n % n_years);

      if (!add_year (self, self->newest_year - (int) (n_years - 1 - i), share, error))
        return FALSE;
    }

  return self->promise_year == self->newest_year || add_year (self, self->promise_year, MIN (n, MDG_SAMPLE_BLOCK), error);
}

static gboolean
rebuild_index (MdgSampler *self,
               GError **error)
{
  if (!mdg_store_begin (self->store, error))
    return FALSE;

  if (!mdg_search_index_rebuild (self->store, error))
    {
      mdg_store_rollback (self->store);
      return FALSE;
    }

  return mdg_store_commit (self->store, error);
}

static gboolean
fill (MdgSampler *self,
      const char *path,
      GError **error)
{
  MdgDate first = { self->newest_year - (int) (self->options->n_consultations / MOST_A_YEAR), 4, 1 };

  self->clock = ((gint64) mdg_date_to_days (&first) * 1440 - MINUTES_OF_JAPAN) * MS_PER_MINUTE;
  mdg_audit_set_clock (self->clock);
  mdg_uuid_seed (self->options->seed, self->clock);
  if (!load_data (self, error) || !mdg_workspace_create (path, json_object_get_string_member (json_object_get_object_member (self->places, "centre"), "name"), error))
    return FALSE;

  self->store = mdg_store_open (path, MDG_STORE_READ_WRITE, error);
  if (self->store == NULL || !mdg_sample_add_places (self, error) || !add_years (self, error) || !mdg_sample_add_agencies (self, error) || !mdg_sample_add_hands (self, error) || !mdg_sample_add_geography (self, error) || !end_transaction (self, error))
    return FALSE;

  return !self->in_bulk || rebuild_index (self, error);
}

static void
init (MdgSampler *self,
      const MdgSampleOptions *options)
{
  MdgDate year_end = { options->as_of.year, 3, 31 };
  MdgDate begun = { options->as_of.year - (options->as_of.month < 4 ? 1 : 0), 4, 1 };

  self->options = options;
  self->dice.state = options->seed * G_GUINT64_CONSTANT (0x2545f4914f6cdd1d) + 1;
  self->newest_year = options->as_of.year - (mdg_date_compare (&options->as_of, &year_end) >= 0 ? 1 : 2);
  self->shift = self->newest_year - DATA_YEAR;
  self->promise_year = self->newest_year + (options->to_date && mdg_sample_get_last_day (self) - mdg_date_to_days (&begun) >= DAYS_BEGUN ? 1 : 0);
  self->in_bulk = options->n_consultations > BULK;
  self->staff = g_ptr_array_new_with_free_func (g_object_unref);
  self->areas = g_ptr_array_new_with_free_func (g_object_unref);
  self->towns = g_ptr_array_new_with_free_func (g_object_unref);
  self->consulters = g_ptr_array_new_with_free_func (g_object_unref);
  self->consulters_of = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
}

gboolean
mdg_sample_create (const char *path,
                   const MdgSampleOptions *options,
                   MdgSampleProgress progress,
                   gpointer progress_data,
                   GError **error)
{
  MdgSampler self = { .progress = progress, .progress_data = progress_data };
  gboolean done;

  g_return_val_if_fail (path != NULL && options != NULL, FALSE);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_CONFLICT, _ ("“%s” exists already. It was left as it is; choose another name."), path);
      return FALSE;
    }

  init (&self, options);
  done = fill (&self, path, error);
  clear (&self);
  mdg_audit_set_clock (0);
  mdg_uuid_unseed ();
  if (!done)
    {
      static const char *const suffixes[] = { "", "-wal", "-shm" };

      for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
        {
          g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

          g_unlink (file);
        }
    }

  return done;
}
