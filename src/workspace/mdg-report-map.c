#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-report-map.h"

#include "mdg-error.h"
#include "mdg-file.h"
#include "mdg-map-document.h"
#include "mdg-range-proposal.h"
#include "mdg-table-document.h"
#include "mdg-visiting-range.h"

#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define DOTS 200.0
#define POINTS 72.0

struct _MdgReportCoverage
{
  MdgReport parent_instance;

  char *json;
};

G_DEFINE_FINAL_TYPE (MdgReportCoverage, mdg_report_coverage, MDG_TYPE_REPORT)

static char *
format_json (MdgReport *report)
{
  return g_strdup (MDG_REPORT_COVERAGE (report)->json);
}

static void
mdg_report_coverage_finalize (GObject *object)
{
  g_free (MDG_REPORT_COVERAGE (object)->json);

  G_OBJECT_CLASS (mdg_report_coverage_parent_class)->finalize (object);
}

static void
mdg_report_coverage_class_init (MdgReportCoverageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdg_report_coverage_finalize;
  MDG_REPORT_CLASS (klass)->format_json = format_json;
}

static void
mdg_report_coverage_init (MdgReportCoverage *self)
{
}

/* "訪問看護 木 22:00 人工呼吸器" */
static char *
dup_question (MdgWorkspace *workspace,
              const MdgCoverageQuestion *question)
{
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (workspace);
  const char *service = mdg_vocabularies_get_label (vocabularies, "service", question->service, 0);
  const char *capability = question->capability != NULL ? mdg_vocabularies_get_label (vocabularies, "proc", question->capability, 0) : NULL;
  g_autofree char *moment = mdg_coverage_question_dup_moment (question);
  g_autoptr (GString) text = g_string_new (service != NULL ? service : question->service);

  if (moment != NULL)
    g_string_append_printf (text, "　%s", moment);
  if (capability != NULL)
    g_string_append_printf (text, "　%s", capability);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

MdgReport *
mdg_report_coverage_new (MdgWorkspace *workspace,
                         MdgCoverageSheet *sheet)
{
  MdgReportCoverage *self = g_object_new (MDG_TYPE_REPORT_COVERAGE, NULL);
  g_autofree char *question = dup_question (workspace, mdg_coverage_sheet_get_question (sheet));
  g_autofree char *title = g_strdup_printf (_ ("Coverage by visits: %s"), question);
  MdgTable *table = mdg_coverage_sheet_new_table (sheet, title);
  g_autofree char *remarks = mdg_coverage_sheet_dup_remarks (sheet);

  self->json = mdg_coverage_sheet_dup_json (sheet);
  mdg_report_set_kind (MDG_REPORT (self), "coverage", title);
  mdg_report_set_left_out (MDG_REPORT (self), remarks);
  mdg_report_take_table (MDG_REPORT (self), g_object_ref (table));
  mdg_report_take_document (MDG_REPORT (self), workspace, MDG_DOCUMENT (mdg_table_document_new (table)), MDG_PAPER_A4_LANDSCAPE);
  g_object_unref (table);

  return MDG_REPORT (self);
}

static char *
dup_people (double people)
{
  g_autofree char *number = NULL;

  if (isnan (people))
    return g_strdup (_ ("not known"));
  number = g_strdup_printf ("%.0f", people);
  for (gssize at = (gssize) strlen (number) - 3; at > 0; at -= 3)
    {
      char *with = g_strdup_printf ("%.*s,%s", (int) at, number, number + at);

      g_free (number);
      number = with;
    }

  return g_steal_pointer (&number);
}

static char *
dup_area (double m2)
{
  return g_strdup_printf ("%.1f", m2 / 1e6);
}

static char *
dup_towns (double n)
{
  return g_strdup_printf ("%.0f", n);
}

typedef char *(*Format) (double figure);

static void
add_figure (MdgMapDocument *document,
            const char *label,
            Format format,
            double now,
            const double *before)
{
  g_autofree char *text = format (now);
  g_autofree char *old = before != NULL ? format (*before) : NULL;
  g_autofree char *amount = before != NULL ? format (fabs (now - *before)) : NULL;
  g_autofree char *difference = before != NULL ? g_strconcat (now < *before ? "−" : "+", amount, NULL) : NULL;

  if (before != NULL)
    mdg_map_document_add_figure (document, label, old, text, isnan (now) ? NULL : difference);
  else
    mdg_map_document_add_figure (document, label, text, NULL, NULL);
}

static void
add_figures (MdgMapDocument *document,
             MdgCoverageSheet *sheet,
             MdgCoverageSheet *before)
{
  const MdgCoverageRow *now = mdg_coverage_sheet_get_total (sheet);
  const MdgCoverageRow *old = before != NULL ? mdg_coverage_sheet_get_total (before) : NULL;
  double blank = old != NULL ? old->area - old->covered : 0;
  double towns = before != NULL ? mdg_coverage_sheet_count_blank (before) : 0;

  if (before != NULL)
    mdg_map_document_add_figure (document, "", _ ("as it is"), _ ("proposed"), _ ("difference"));
  add_figure (document, _ ("People not reached (people)"), dup_people, now->people_uncovered, old != NULL ? &old->people_uncovered : NULL);
  add_figure (document, _ ("of 65 and over (people)"), dup_people, now->uncovered_65, old != NULL ? &old->uncovered_65 : NULL);
  add_figure (document, _ ("of 75 and over (people)"), dup_people, now->uncovered_75, old != NULL ? &old->uncovered_75 : NULL);
  add_figure (document, _ ("Area without anybody (km²)"), dup_area, now->area - now->covered, before != NULL ? &blank : NULL);
  add_figure (document, _ ("Towns with such a part"), dup_towns, mdg_coverage_sheet_count_blank (sheet), before != NULL ? &towns : NULL);
}

static void
add_keys (MdgMapDocument *document,
          MdgMap *map,
          const MdgMapSheet *options)
{
  mdg_map_document_add_key (document, MDG_MAP_KEY_BLANK, _ ("0: nobody comes"));
  mdg_map_document_add_key (document, MDG_MAP_KEY_ONE, _ ("1: one agency; blank when it is closed"));
  mdg_map_document_add_key (document, MDG_MAP_KEY_TWO, _ ("2 or more agencies"));
  if (mdg_map_has_proposal (map))
    {
      mdg_map_document_add_key (document, MDG_MAP_KEY_GAINED, _ ("covered by the proposal"));
      mdg_map_document_add_key (document, MDG_MAP_KEY_PROPOSED, _ ("proposed range"));
    }
  if ((options->layers & MDG_MAP_LAYER_RANGES) != 0)
    mdg_map_document_add_key (document, MDG_MAP_KEY_RANGE, _ ("visiting range"));
  if (mdg_map_has_cells (map))
    mdg_map_document_add_key (document, MDG_MAP_KEY_CELL, _ ("border between the nearest agencies"));
  if ((options->layers & MDG_MAP_LAYER_SITES) != 0)
    mdg_map_document_add_key (document, MDG_MAP_KEY_SITE, _ ("agency"));
}

static void
add_notes (MdgMapDocument *document,
           MdgCoverageSheet *sheet,
           const MdgMapSheet *options)
{
  MdgGeography *geography = mdg_coverage_sheet_get_geography (sheet);
  g_autofree char *remarks = mdg_coverage_sheet_dup_remarks (sheet);

  if (options->style == MDG_MAP_BLACK)
    mdg_map_document_add_note (document, _ ("[n] beside a town: agencies that come to any part of it."));
  if ((options->layers & MDG_MAP_LAYER_NEEDS) != 0)
    mdg_map_document_add_note (document, _ ("Number in a town: consultations about people there in the last year; fewer than 3 are not told."));
  if (remarks != NULL)
    mdg_map_document_add_note (document, remarks);
  if (geography->is_approximate)
    mdg_map_document_add_note (document, _ ("Towns are approximate: cells around their points, cut by the boundary."));
  mdg_map_document_add_note (document, _ ("People are shared by area within a town."));
  if (*geography->sources != '\0')
    mdg_map_document_add_note (document, geography->sources);
}

/* "（提案）" with its name, who brought it and whether it is agreed. */
static char *
dup_proposal (MdgWorkspace *workspace,
              MdgCoverageSheet *sheet)
{
  const MdgCoverageQuestion *question = mdg_coverage_sheet_get_question (sheet);
  g_autoptr (MdgRecord) proposal = !mdg_uuid_is_nil (&question->proposal) ? mdg_workspace_load (workspace, MDG_KIND_RANGE_PROPOSAL, &question->proposal, NULL) : NULL;
  const char *by;
  const char *state;

  if (proposal == NULL)
    return NULL;

  by = mdg_record_get_text (proposal, MDG_RANGE_PROPOSAL_PROPOSED_BY);
  state = mdg_record_get_flag (proposal, MDG_RANGE_PROPOSAL_IS_AGREED) ? _ ("agreed") : _ ("not agreed yet");

  return by != NULL ? g_strdup_printf (_ ("%s (%s, %s)"), mdg_record_get_text (proposal, MDG_RANGE_PROPOSAL_NAME), by, state) : g_strdup_printf (_ ("%s (%s)"), mdg_record_get_text (proposal, MDG_RANGE_PROPOSAL_NAME), state);
}

static gboolean
add_maps (MdgMapDocument *document,
          MdgWorkspace *workspace,
          MdgCoverageSheet *sheet,
          MdgCoverageSheet *before,
          const MdgMapSheet *options,
          GError **error)
{
  g_autoptr (MdgMap) map = mdg_coverage_map_new (workspace, sheet, before, options->layers, error);
  g_autoptr (MdgMap) old = map != NULL && before != NULL ? mdg_coverage_map_new (workspace, before, NULL, options->layers, error) : NULL;

  if (map == NULL || (before != NULL && old == NULL))
    return FALSE;

  if (old != NULL)
    mdg_map_document_add_map (document, old, _ ("as it is"));
  mdg_map_document_add_map (document, map, old != NULL ? _ ("proposed") : NULL);
  add_keys (document, map, options);

  return TRUE;
}

MdgReport *
mdg_report_map_new (MdgWorkspace *workspace,
                    MdgCoverageSheet *sheet,
                    MdgCoverageSheet *before,
                    const MdgMapSheet *options,
                    GError **error)
{
  g_autoptr (MdgMapDocument) document = mdg_map_document_new ();
  g_autofree char *question = dup_question (workspace, mdg_coverage_sheet_get_question (sheet));
  g_autofree char *title = g_strdup_printf (_ ("Visiting ranges: %s"), question);
  g_autofree char *proposal = dup_proposal (workspace, sheet);
  MdgGeography *geography = mdg_coverage_sheet_get_geography (sheet);
  MdgReport *report;

  mdg_document_set_fax (MDG_DOCUMENT (document), options->for_fax);
  mdg_map_document_set_look (document, options->style, options->with_towns, (options->layers & MDG_MAP_LAYER_AREAS) != 0, (options->layers & MDG_MAP_LAYER_SITES) != 0);
  mdg_map_document_set_lines (document, proposal != NULL ? proposal : geography->city_name);
  add_figures (document, sheet, before);
  if (!add_maps (document, workspace, sheet, before, options, error))
    return NULL;
  add_notes (document, sheet, options);

  report = mdg_report_new ("map", title);
  mdg_report_take_document (report, workspace, MDG_DOCUMENT (g_steal_pointer (&document)), options->paper);

  return report;
}

static cairo_status_t
gather (void *data,
        const unsigned char *bytes,
        unsigned int size)
{
  g_byte_array_append (data, bytes, size);

  return CAIRO_STATUS_SUCCESS;
}

static gboolean
draw_surface (MdgDocument *document,
              cairo_surface_t *surface,
              double scale)
{
  cairo_t *cr = cairo_create (surface);
  gboolean done;

  cairo_scale (cr, scale, scale);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  mdg_document_draw_page (document, cr, 0);
  done = cairo_status (cr) == CAIRO_STATUS_SUCCESS;
  cairo_destroy (cr);

  return done;
}

static gboolean
draw_picture (MdgDocument *document,
              gboolean is_svg,
              GByteArray *bytes)
{
  cairo_surface_t *surface;
  double width;
  double height;
  gboolean done;

  mdg_document_get_page_size_points (document, &width, &height);
  if (is_svg)
    surface = cairo_svg_surface_create_for_stream (gather, bytes, width, height);
  else
    surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (width * DOTS / POINTS), (int) ceil (height * DOTS / POINTS));
  done = draw_surface (document, surface, is_svg ? 1 : DOTS / POINTS);
  if (!is_svg && done)
    done = cairo_surface_write_to_png_stream (surface, gather, bytes) == CAIRO_STATUS_SUCCESS;
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);

  return done && bytes->len > 0;
}

gboolean
mdg_report_map_write (MdgReport *report,
                      MdgWorkspace *workspace,
                      const char *path,
                      GError **error)
{
  gboolean is_svg = g_str_has_suffix (path, ".svg");
  GByteArray *array;
  g_autoptr (GBytes) bytes = NULL;

  if (!is_svg && !g_str_has_suffix (path, ".png"))
    return mdg_report_write (report, workspace, path, MDG_OUTPUT_PLAIN, error);

  array = g_byte_array_new ();
  if (!draw_picture (mdg_report_get_document (report), is_svg, array))
    {
      g_byte_array_unref (array);
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_FAILED, _ ("The map could not be drawn."));
      return FALSE;
    }
  bytes = g_byte_array_free_to_bytes (array);

  return mdg_report_put_out (report, workspace, is_svg ? "svg" : "png", error) && mdg_file_replace_bytes (path, bytes, error);
}
