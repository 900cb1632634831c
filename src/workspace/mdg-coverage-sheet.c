#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-coverage-sheet.h"

#include "mdg-visiting-range.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

/* A sliver along a border is not a blank area: less than this part of a town. */
#define SLIVER 0.005

struct _MdgCoverageSheet
{
  MdgGeography *geography;
  GPtrArray *ranges;
  MdgCoverageQuestion question;
  MdgRangeRemarks remarks;
  GPtrArray *providers;
  GPtrArray *places; /* shapes of the towns and of the municipality, borrowed */
  MdgCoverage *coverage;
  MdgCoverageRow *rows; /* the last is the whole */
};

static void
provider_free (gpointer data)
{
  MdgProvider *provider = data;

  g_free (provider->name);
  mdg_geometry_free (provider->shape);
  g_ptr_array_unref (provider->ranges);
  g_free (provider);
}

void
mdg_coverage_sheet_free (MdgCoverageSheet *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->coverage, mdg_coverage_free);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_clear_pointer (&self->providers, g_ptr_array_unref);
  g_ptr_array_unref (self->ranges);
  mdg_geography_unref (self->geography);
  mdg_coverage_question_clear (&self->question);
  g_free (self->rows);
  g_free (self);
}

static MdgProvider *
find_provider (MdgCoverageSheet *self,
               const MdgMappedRange *range)
{
  for (guint i = 0; i < self->providers->len; i++)
    {
      MdgProvider *provider = self->providers->pdata[i];

      if (mdg_uuid_is_nil (&range->agency_uuid) ? mdg_uuid_is_nil (&provider->agency) && g_strcmp0 (provider->name, range->agency) == 0 : mdg_uuid_equal (&provider->agency, &range->agency_uuid))
        return provider;
    }

  return NULL;
}

static void
add_range (MdgCoverageSheet *self,
           MdgMappedRange *range)
{
  MdgProvider *provider = find_provider (self, range);

  if (provider == NULL)
    {
      provider = g_new0 (MdgProvider, 1);
      provider->name = g_strdup (range->agency);
      provider->agency = range->agency_uuid;
      provider->ranges = g_ptr_array_new ();
      g_ptr_array_add (self->providers, provider);
    }
  if (!provider->has_site && range->has_site)
    {
      provider->site = range->site;
      provider->has_site = TRUE;
    }
  g_ptr_array_add (provider->ranges, range);
}

/* The ranges of one agency count once where they overlap; other stands for the shape of range. */
static gboolean
join_ranges (MdgProvider *provider,
             const MdgMappedRange *range,
             const MdgGeometry *other,
             GError **error)
{
  g_autoptr (GPtrArray) shapes = g_ptr_array_new ();

  for (guint i = 0; i < provider->ranges->len; i++)
    {
      const MdgMappedRange *one = provider->ranges->pdata[i];
      const MdgGeometry *shape = one == range ? other : one->shape;

      if (shape != NULL)
        g_ptr_array_add (shapes, (gpointer) shape);
    }
  g_clear_pointer (&provider->shape, mdg_geometry_free);
  if (shapes->len == 0)
    return TRUE;
  provider->shape = mdg_geometry_union (shapes, error);

  return provider->shape != NULL;
}

static double
get_people (gint64 people)
{
  return people != MDG_NO_INTEGER ? (double) people : (double) NAN;
}

/* Adds where both are known: the whole is that of the towns with a figure. */
static void
add_known (double *sum,
           double people)
{
  if (!isnan (people))
    *sum = isnan (*sum) ? people : *sum + people;
}

/* To more than a sliver of it: shapes that only touch share a border. */
static gboolean
comes_to (const MdgProvider *provider,
          const MdgGeometry *place)
{
  g_autoptr (MdgGeometry) common = mdg_geometry_intersects (provider->shape, place) ? mdg_geometry_intersection (provider->shape, place, NULL) : NULL;

  return common != NULL && mdg_geometry_get_area (common) > SLIVER * mdg_geometry_get_area (place);
}

static guint
count_providers (MdgCoverageSheet *self,
                 const MdgGeometry *place)
{
  MdgBox box = mdg_geometry_get_box (place);
  guint n = 0;

  for (guint i = 0; i < self->providers->len; i++)
    {
      const MdgProvider *provider = self->providers->pdata[i];
      MdgBox other = provider->shape != NULL ? mdg_geometry_get_box (provider->shape) : MDG_BOX_EMPTY;

      n += !mdg_box_is_empty (&other) && mdg_box_overlaps (&box, &other) && comes_to (provider, place);
    }

  return n;
}

static gboolean
fill_rows (MdgCoverageSheet *self,
           GError **error)
{
  const MdgCovered *covered = mdg_coverage_measure (self->coverage, TRUE, error);
  guint n = self->geography->towns->len;
  MdgCoverageRow *total = &self->rows[n];

  if (covered == NULL)
    return FALSE;

  *total = (MdgCoverageRow){ covered[n].area, covered[n].covered, covered[n].twice, NAN, NAN, NAN, NAN, NAN, NAN, self->providers->len };
  for (guint i = 0; i < n; i++)
    {
      const MdgGeographyTown *town = self->geography->towns->pdata[i];
      MdgCoverageRow *row = &self->rows[i];
      double blank = covered[i].area > 0 ? 1 - covered[i].covered / covered[i].area : 0;

      row->area = covered[i].area;
      row->covered = covered[i].covered;
      row->twice = covered[i].twice;
      row->people = get_people (town->people);
      row->people_65 = get_people (town->people_65);
      row->people_75 = get_people (town->people_75);
      row->people_uncovered = row->people * blank;
      row->uncovered_65 = row->people_65 * blank;
      row->uncovered_75 = row->people_75 * blank;
      row->n_providers = count_providers (self, town->shape);
      add_known (&total->people, row->people);
      add_known (&total->people_uncovered, row->people_uncovered);
      add_known (&total->people_65, row->people_65);
      add_known (&total->uncovered_65, row->uncovered_65);
      add_known (&total->people_75, row->people_75);
      add_known (&total->uncovered_75, row->uncovered_75);
    }

  return TRUE;
}

MdgCoverageSheet *
mdg_coverage_sheet_new (MdgGeography *geography,
                        GPtrArray *ranges,
                        const MdgCoverageQuestion *question,
                        GError **error)
{
  g_autoptr (MdgCoverageSheet) self = g_new0 (MdgCoverageSheet, 1);
  g_autoptr (GPtrArray) selected = NULL;
  g_autoptr (GPtrArray) shapes = g_ptr_array_new ();

  self->geography = mdg_geography_ref (geography);
  self->ranges = g_ptr_array_ref (ranges);
  self->question = *question;
  self->question.service = g_strdup (question->service);
  self->question.capability = g_strdup (question->capability);
  self->providers = g_ptr_array_new_with_free_func (provider_free);
  selected = mdg_visiting_ranges_select (ranges, question, &self->remarks);
  for (guint i = 0; i < selected->len; i++)
    add_range (self, selected->pdata[i]);
  for (guint i = 0; i < self->providers->len; i++)
    {
      if (!join_ranges (self->providers->pdata[i], NULL, NULL, error))
        return NULL;
      g_ptr_array_add (shapes, ((MdgProvider *) self->providers->pdata[i])->shape);
    }

  self->places = g_ptr_array_new ();
  for (guint i = 0; i < geography->towns->len; i++)
    g_ptr_array_add (self->places, ((MdgGeographyTown *) geography->towns->pdata[i])->shape);
  g_ptr_array_add (self->places, geography->city);
  self->coverage = mdg_coverage_new (self->places, shapes);
  self->rows = g_new0 (MdgCoverageRow, self->places->len);

  return fill_rows (self, error) ? g_steal_pointer (&self) : NULL;
}

gboolean
mdg_coverage_sheet_try (MdgCoverageSheet *self,
                        const MdgMappedRange *range,
                        const MdgGeometry *shape,
                        GError **error)
{
  guint at;
  MdgProvider *provider = NULL;

  for (at = 0; at < self->providers->len; at++)
    {
      provider = self->providers->pdata[at];
      if (g_ptr_array_find (provider->ranges, range, NULL))
        break;
    }
  if (at == self->providers->len || !join_ranges (provider, range, shape, error))
    return FALSE;

  mdg_coverage_replace (self->coverage, at, provider->shape);

  return fill_rows (self, error);
}

MdgGeography *
mdg_coverage_sheet_get_geography (MdgCoverageSheet *self)
{
  return self->geography;
}

const MdgCoverageQuestion *
mdg_coverage_sheet_get_question (MdgCoverageSheet *self)
{
  return &self->question;
}

GPtrArray *
mdg_coverage_sheet_get_providers (MdgCoverageSheet *self)
{
  return self->providers;
}

const MdgRangeRemarks *
mdg_coverage_sheet_get_remarks (MdgCoverageSheet *self)
{
  return &self->remarks;
}

const MdgCoverageRow *
mdg_coverage_sheet_get_row (MdgCoverageSheet *self,
                            guint town)
{
  return &self->rows[town];
}

const MdgCoverageRow *
mdg_coverage_sheet_get_total (MdgCoverageSheet *self)
{
  return &self->rows[self->geography->towns->len];
}

const MdgGeometry *
mdg_coverage_sheet_get_once (MdgCoverageSheet *self)
{
  return mdg_coverage_get_once (self->coverage, NULL);
}

const MdgGeometry *
mdg_coverage_sheet_get_twice (MdgCoverageSheet *self)
{
  return mdg_coverage_get_twice (self->coverage, NULL);
}

guint
mdg_coverage_sheet_count_blank (MdgCoverageSheet *self)
{
  guint n = 0;

  for (guint i = 0; i < self->geography->towns->len; i++)
    n += self->rows[i].covered < (1 - SLIVER) * self->rows[i].area;

  return n;
}

char *
mdg_coverage_question_dup_moment (const MdgCoverageQuestion *question)
{
  static const char *const days[MDG_HOURS_N_DAYS] = { N_ ("Mon"), N_ ("Tue"), N_ ("Wed"), N_ ("Thu"), N_ ("Fri"), N_ ("Sat"), N_ ("Sun"), N_ ("holiday") };

  return question->day >= 0 ? g_strdup_printf ("%s %d:%02d", _ (days[question->day]), question->minute / 60, question->minute % 60) : NULL;
}

char *
mdg_coverage_sheet_dup_remarks (MdgCoverageSheet *self)
{
  const MdgRangeRemarks *remarks = &self->remarks;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (remarks->n_hours_unknown > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u range without known hours is not counted.", "%u ranges without known hours are not counted.", remarks->n_hours_unknown), remarks->n_hours_unknown));
  if (remarks->n_unanswered > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u range whose agency has not answered is not counted.", "%u ranges whose agencies have not answered are not counted.", remarks->n_unanswered), remarks->n_unanswered));
  if (remarks->n_conditional > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u range is counted that is only under conditions (△).", "%u ranges are counted that are only under conditions (△).", remarks->n_conditional), remarks->n_conditional));
  if (remarks->n_empty > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u range is empty.", "%u ranges are empty.", remarks->n_empty), remarks->n_empty));
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (" ", (char **) parts->pdata);
}

static void
add_figure (JsonBuilder *builder,
            const char *name,
            double figure,
            int decimals)
{
  double scale = pow (10, decimals);

  json_builder_set_member_name (builder, name);
  if (isnan (figure))
    json_builder_add_null_value (builder);
  else
    json_builder_add_double_value (builder, round (figure * scale) / scale);
}

static void
add_row (JsonBuilder *builder,
         const MdgCoverageRow *row)
{
  const double depth[] = { row->area - row->covered, row->covered - row->twice, row->twice };

  add_figure (builder, "area_m2", row->area, 2);
  add_figure (builder, "covered_m2", row->covered, 2);
  json_builder_set_member_name (builder, "depth");
  json_builder_begin_array (builder);
  for (guint i = 0; i < G_N_ELEMENTS (depth); i++)
    json_builder_add_double_value (builder, round (MAX (depth[i], 0) * 100) / 100);
  json_builder_end_array (builder);
  add_figure (builder, "people", row->people, 2);
  add_figure (builder, "people_uncovered", row->people_uncovered, 2);
  add_figure (builder, "people_65", row->people_65, 2);
  add_figure (builder, "people_65_uncovered", row->uncovered_65, 2);
  add_figure (builder, "people_75", row->people_75, 2);
  add_figure (builder, "people_75_uncovered", row->uncovered_75, 2);
}

static void
add_text (JsonBuilder *builder,
          const char *name,
          const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

char *
mdg_coverage_sheet_dup_json (MdgCoverageSheet *self)
{
  static const char *const days[MDG_HOURS_N_DAYS] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun", "holiday" };
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *at = self->question.day >= 0 ? g_strdup_printf ("%s %02d:%02d", days[self->question.day], self->question.minute / 60, self->question.minute % 60) : NULL;

  json_builder_begin_object (builder);
  add_text (builder, "service", self->question.service);
  add_text (builder, "at", at);
  if (self->question.capability != NULL)
    add_text (builder, "capability", self->question.capability);
  json_builder_set_member_name (builder, "total");
  json_builder_begin_object (builder);
  add_row (builder, mdg_coverage_sheet_get_total (self));
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "towns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->geography->towns->len; i++)
    {
      const MdgGeographyTown *town = self->geography->towns->pdata[i];

      json_builder_begin_object (builder);
      add_text (builder, "code", town->code);
      add_text (builder, "name", town->name);
      add_row (builder, &self->rows[i]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

static void
fill_table_row (MdgTable *table,
                guint at,
                const MdgCoverageRow *row)
{
  const double figures[] = { row->people, row->people_uncovered, row->uncovered_65, row->uncovered_75 };
  const double shares[] = { row->covered, row->area - row->covered, row->covered - row->twice, row->twice };

  mdg_table_set_number (table, at, 1, row->n_providers);
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    mdg_table_set_number (table, at, 2 + i, row->area > 0 ? (gint64) round (MAX (shares[i], 0) / row->area * 1000) : MDG_TABLE_NO_NUMBER);
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    mdg_table_set_number (table, at, 6 + i, isnan (figures[i]) ? MDG_TABLE_NO_NUMBER : (gint64) round (figures[i]));
}

MdgTable *
mdg_coverage_sheet_new_table (MdgCoverageSheet *self,
                              const char *title)
{
  MdgTable *table = mdg_table_new ("coverage", title);
  g_autofree char *remarks = mdg_coverage_sheet_dup_remarks (self);
  guint last;

  mdg_table_add_column (table, _ ("Town"), MDG_CELL_TEXT, 4);
  mdg_table_add_column (table, _ ("Agencies"), MDG_CELL_NUMBER, 2);
  mdg_table_add_column (table, _ ("Covered"), MDG_CELL_PERCENT, 2);
  mdg_table_add_column (table, _ ("Nobody"), MDG_CELL_PERCENT, 2);
  mdg_table_add_column (table, _ ("One only"), MDG_CELL_PERCENT, 2);
  mdg_table_add_column (table, _ ("Two or more"), MDG_CELL_PERCENT, 2);
  mdg_table_add_column (table, _ ("People"), MDG_CELL_NUMBER, 2);
  mdg_table_add_column (table, _ ("People not reached"), MDG_CELL_NUMBER, 2);
  mdg_table_add_column (table, _ ("of 65 and over"), MDG_CELL_NUMBER, 2);
  mdg_table_add_column (table, _ ("of 75 and over"), MDG_CELL_NUMBER, 2);
  for (guint i = 0; i < self->geography->towns->len; i++)
    {
      const MdgGeographyTown *town = self->geography->towns->pdata[i];
      guint at = mdg_table_add_row (table, town->code, 0);

      mdg_table_set_text (table, at, 0, town->name);
      fill_table_row (table, at, &self->rows[i]);
    }
  last = mdg_table_add_row (table, "total", -1);
  mdg_table_set_text (table, last, 0, _ ("All"));
  fill_table_row (table, last, mdg_coverage_sheet_get_total (self));
  mdg_table_set_total_row (table, last);
  if (remarks != NULL)
    mdg_table_add_note (table, remarks);
  if (self->geography->is_approximate)
    mdg_table_add_note (table, _ ("Towns are approximate: cells around their points, cut by the boundary."));
  if (*self->geography->sources != '\0')
    mdg_table_add_note (table, self->geography->sources);

  return table;
}
