/* A PDF of 10,000 rows × 8 columns, Japanese (qualities, row 12): the list document against a bare loop that draws
   the same texts with every glyph cached and no line breaking. Alternating, in one run; what counts is the
   median of the pairwise ratios. Prints figures, passes or fails nothing. */

#include <cairo-pdf.h>
#include <hb.h>
#include <pango/pangocairo.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "mdg-report-samples.h"
#include "mdg-units.h"

#define N_PAIRS 5
#define SIZE 9.0

typedef struct
{
  PangoFontMap *map;
  PangoContext *context;
  PangoFont *font;
  cairo_scaled_font_t *scaled_font;
  GHashTable *glyphs; /* character to glyph + 1 */
  GHashTable *advances;
} Bare;

static cairo_status_t
count_bytes (void *data,
             const unsigned char *bytes,
             unsigned int length)
{
  *(gsize *) data += length;

  return CAIRO_STATUS_SUCCESS;
}

static void
bare_init (Bare *bare)
{
  PangoFontDescription *description = pango_font_description_from_string ("Noto Sans CJK JP");
  cairo_font_options_t *options = cairo_font_options_create ();

  bare->map = pango_cairo_font_map_new ();
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (bare->map), 72);
  bare->context = pango_font_map_create_context (bare->map);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (bare->context, options);
  cairo_font_options_destroy (options);
  pango_font_description_set_size (description, (int) (SIZE * PANGO_SCALE));
  bare->font = pango_font_map_load_font (bare->map, bare->context, description);
  pango_font_description_free (description);
  bare->scaled_font = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (bare->font));
  bare->glyphs = g_hash_table_new (NULL, NULL);
  bare->advances = g_hash_table_new (NULL, NULL);
}

static void
bare_clear (Bare *bare)
{
  g_hash_table_unref (bare->glyphs);
  g_hash_table_unref (bare->advances);
  g_object_unref (bare->font);
  g_object_unref (bare->context);
  g_object_unref (bare->map);
}

static void
bare_cell (Bare *bare,
           cairo_t *cr,
           const char *text,
           double x,
           double y)
{
  cairo_glyph_t glyphs[256];
  int n = 0;

  for (const char *p = text; *p != '\0' && n < 256; p = g_utf8_next_char (p))
    {
      gpointer character = GUINT_TO_POINTER (g_utf8_get_char (p));
      guint glyph = GPOINTER_TO_UINT (g_hash_table_lookup (bare->glyphs, character));

      if (glyph == 0)
        {
          hb_font_t *font = pango_font_get_hb_font (bare->font);
          hb_codepoint_t id = 0;

          hb_font_get_nominal_glyph (font, GPOINTER_TO_UINT (character), &id);
          glyph = id + 1;
          g_hash_table_insert (bare->glyphs, character, GUINT_TO_POINTER (glyph));
          g_hash_table_insert (bare->advances, character, GINT_TO_POINTER (hb_font_get_glyph_h_advance (font, id)));
        }
      glyphs[n++] = (cairo_glyph_t){ glyph - 1, x, y };
      x += GPOINTER_TO_INT (g_hash_table_lookup (bare->advances, character)) / (double) PANGO_SCALE;
    }

  cairo_show_glyphs (cr, glyphs, n);
}

static double
run_bare (MdgTable *table,
          guint n_pages)
{
  gint64 start = g_get_monotonic_time ();
  gsize bytes = 0;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (count_bytes, &bytes, 842, 595);
  cairo_t *cr = cairo_create (surface);
  guint n_rows = mdg_table_get_n_rows (table);
  guint per_page = (n_rows + n_pages - 1) / n_pages;
  Bare bare;

  bare_init (&bare);
  for (guint row = 0; row < n_rows; row++)
    {
      if (row % per_page == 0)
        {
          if (row > 0)
            cairo_show_page (cr);
          cairo_set_scaled_font (cr, bare.scaled_font);
        }
      for (guint column = 0; column < mdg_table_get_n_columns (table); column++)
        bare_cell (&bare,
                   cr,
                   mdg_table_get_text (table, row, column),
                   60 + column * 94.0,
                   60 + row % per_page * 450.0 / per_page);
    }
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  bare_clear (&bare);

  return (double) (g_get_monotonic_time () - start) / 1e6;
}

static double
run_document (MdgTable *table,
              guint *n_pages)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (MdgTableDocument) document = mdg_table_document_new (table);
  g_autoptr (GError) error = NULL;
  gsize bytes = 0;

  mdg_sample_fill_frame (MDG_DOCUMENT (document));
  mdg_document_paginate (MDG_DOCUMENT (document), MDG_PAPER_A4_LANDSCAPE);
  if (!mdg_document_write_pdf_to (MDG_DOCUMENT (document), count_bytes, &bytes, &error))
    g_error ("%s", error->message);
  *n_pages = mdg_document_get_n_pages (MDG_DOCUMENT (document));

  return (double) (g_get_monotonic_time () - start) / 1e6;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return difference < 0 ? -1 : difference > 0;
}

static void
run_size (guint n_rows)
{
  g_autoptr (MdgTable) table = mdg_sample_new_list (n_rows);
  double ratios[N_PAIRS];
  double ours[N_PAIRS];
  double limits[N_PAIRS];
  struct rusage usage;
  guint n_pages;

  run_document (table, &n_pages);
  for (guint i = 0; i < N_PAIRS; i++)
    {
      ours[i] = run_document (table, &n_pages);
      limits[i] = run_bare (table, n_pages);
      ratios[i] = ours[i] / limits[i];
    }
  qsort (ratios, N_PAIRS, sizeof (double), compare);
  qsort (ours, N_PAIRS, sizeof (double), compare);
  qsort (limits, N_PAIRS, sizeof (double), compare);
  getrusage (RUSAGE_SELF, &usage);

  g_print ("pdf %6u rows, %4u pages: %.2f s, limit %.2f s, ratio %.2f (goal 2), peak %ld MiB\n",
           n_rows,
           n_pages,
           ours[N_PAIRS / 2],
           limits[N_PAIRS / 2],
           ratios[N_PAIRS / 2],
           usage.ru_maxrss / 1024);
}

int
main (void)
{
  run_size (1000);
  run_size (10000);

  return EXIT_SUCCESS;
}
