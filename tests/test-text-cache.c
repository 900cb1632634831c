#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "mdg-canvas.h"
#include "mdg-text-cache.h"
#include "mdg-units.h"

static const char sentence[] = "80代女性独居。「私は病気じゃない」と受診を拒否（介護保険は未申請）。ショートステイ・デイサービスの"
                               "キャンセル、ゃゅょっ、HOT 2L、R7.4.20、SpO2 88%。髙見本 花子、𠮷仮山ハル、①②③、訪問〜看取り…ー。";

/* The same text through a Pango layout of its own; without the kerning of Latin letters, which plain
   glyphs do not have. */
static PangoLayout *
new_layout (const char *text,
            double size,
            double width)
{
  PangoFontMap *map = pango_cairo_font_map_new ();
  PangoContext *context;
  PangoFontDescription *description = pango_font_description_from_string ("Noto Sans CJK JP");
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoLayout *layout;

  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72);
  context = pango_font_map_create_context (map);
  pango_context_set_language (context, pango_language_from_string ("ja"));
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);

  layout = pango_layout_new (context);
  pango_font_description_set_size (description, (int) (size * PANGO_SCALE));
  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("kern=0"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  g_object_unref (context);
  g_object_unref (map);

  return layout;
}

static void
test_breaks_as_pango (void)
{
  g_autoptr (MdgTextCache) cache = mdg_text_cache_new (MDG_TYPEFACE_GOTHIC);

  for (double width = 40; width < 320; width += 7)
    {
      g_autoptr (PangoLayout) layout = new_layout (sentence, 10, width);
      const MdgTextBlock *block = mdg_text_cache_get (cache, sentence, 10, FALSE, width);

      g_assert_cmpuint (mdg_text_block_get_n_lines (block), ==, (guint) pango_layout_get_line_count (layout));
      for (guint i = 0; i < mdg_text_block_get_n_lines (block); i++)
        {
          PangoLayoutLine *line = pango_layout_get_line_readonly (layout, (int) i);
          g_autofree char *ours = mdg_text_block_dup_line (block, i);
          g_autofree char *theirs = g_strndup (sentence + line->start_index, (gsize) line->length);

          g_assert_cmpstr (g_strchomp (ours), ==, g_strchomp (theirs));
          g_assert_cmpfloat (mdg_text_block_get_line_width (block, i), <=, width + 0.02);
        }
    }
}

static void
test_kinsoku (void)
{
  g_autoptr (MdgTextCache) cache = mdg_text_cache_new (MDG_TYPEFACE_MINCHO);

  for (double width = 75; width < 300; width += 3)
    {
      const MdgTextBlock *block = mdg_text_cache_get (cache, sentence, 9, FALSE, width);

      for (guint i = 0; i < mdg_text_block_get_n_lines (block); i++)
        {
          g_autofree char *line = mdg_text_block_dup_line (block, i);
          gunichar first = g_utf8_get_char (line);
          gunichar last = g_utf8_get_char (g_utf8_prev_char (line + strlen (line)));

          g_test_message ("width %.0f: %s", width, line);
          if (i > 0)
            g_assert_null (g_utf8_strchr ("。、」）・ーゃゅょっ…", -1, first));
          if (i + 1 < mdg_text_block_get_n_lines (block))
            g_assert_null (g_utf8_strchr ("「（", -1, last));
        }
    }
}

static void
test_shapes_once (void)
{
  g_autoptr (MdgTextCache) cache = mdg_text_cache_new (MDG_TYPEFACE_GOTHIC);
  const MdgTextBlock *block = mdg_text_cache_get (cache, "電話", 9, FALSE, 100);

  g_assert_true (mdg_text_cache_get (cache, "電話", 9, FALSE, 100) == block);
  g_assert_cmpuint (mdg_text_cache_get_n_shaped (cache), ==, 1);
  mdg_text_cache_get (cache, "電話", 9, TRUE, 100);
  mdg_text_cache_get (cache, "電話", 10, FALSE, 100);
  mdg_text_cache_get (cache, "電話", 9, FALSE, 50);
  g_assert_cmpuint (mdg_text_cache_get_n_shaped (cache), ==, 4);
}

static void
test_lines (void)
{
  g_autoptr (MdgTextCache) cache = mdg_text_cache_new (MDG_TYPEFACE_GOTHIC);
  const MdgTextBlock *block = mdg_text_cache_get (cache, "一行目\n\n三行目\tと", 10, FALSE, 0);
  g_autofree char *last = NULL;

  g_assert_cmpuint (mdg_text_block_get_n_lines (block), ==, 3);
  g_assert_cmpfloat_with_epsilon (mdg_text_block_get_line_width (block, 0), 30, 0.01);
  g_assert_cmpfloat (mdg_text_block_get_line_width (block, 1), <, 0.01);
  last = mdg_text_block_dup_line (block, 2);
  g_assert_cmpstr (last, ==, "三行目 と");

  block = mdg_text_cache_get (cache, "", 10, FALSE, 100);
  g_assert_cmpuint (mdg_text_block_get_n_lines (block), ==, 1);
  /* A word longer than the line is broken inside. */
  block = mdg_text_cache_get (cache, "abcdefghijklmnopqrstuvwxyz", 10, FALSE, 40);
  g_assert_cmpuint (mdg_text_block_get_n_lines (block), >, 2);
  g_assert_cmpfloat (mdg_text_block_get_width (block), <=, 40.02);
}

/* What is not one glyph a character goes through Pango and still has its lines. */
static void
test_complex (void)
{
  static const char *const texts[] = { "か\u3099き\u3099くけこさしすせそたちつてと", "葛\U000e0100飾区の相談窓口からの電話", "مرحبا بالعالم مرحبا", "😀😀😀😀😀😀", "broken \xff utf-8 text" };
  g_autoptr (MdgTextCache) cache = mdg_text_cache_new (MDG_TYPEFACE_GOTHIC);
  g_autoptr (MdgTextBatch) batch = mdg_text_batch_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 100, 20);
  cairo_t *cr = cairo_create (surface);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const MdgTextBlock *block = mdg_text_cache_get (cache, texts[i], 10, FALSE, 60);

      g_assert_cmpuint (mdg_text_block_get_n_lines (block), >=, 2);
      g_assert_cmpfloat (mdg_text_block_get_width (block), >, 10);
      g_assert_cmpfloat (mdg_text_block_get_width (block), <=, 60.5);
      for (guint j = 0; j < mdg_text_block_get_n_lines (block); j++)
        mdg_text_batch_add (batch, block, j, 0, 10);
      mdg_text_batch_show (batch, cr);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
    }

  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* What must come out again: all but spaces, line ends and controls. */
static char *
strip (const char *text)
{
  GString *string = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* What is no character is drawn as one that says so. */
      if ((c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef))
        c = 0xfffd;
      if (!g_unichar_isspace (c) && !g_unichar_iscntrl (c) && c != 0x2028 && c != 0x2029)
        g_string_append_unichar (string, c);
    }

  return g_string_free (string, FALSE);
}

/* Whatever is typed, no letter is lost between the lines and nothing stops a page. */
static void
test_any_text (void)
{
  static const gunichar planes[] = { 0x80, 0x800, 0x3100, 0xa000, 0x10000, 0x30000 };
  g_autoptr (MdgTextCache) cache = mdg_text_cache_new (MDG_TYPEFACE_GOTHIC);
  g_autoptr (GRand) rand = g_rand_new_with_seed (12);
  g_autoptr (MdgTextBatch) batch = mdg_text_batch_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 200, 20);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < 600; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString) lines = g_string_new (NULL);
      g_autofree char *expected = NULL;
      g_autofree char *got = NULL;
      const MdgTextBlock *block;

      for (gint32 n = g_rand_int_range (rand, 0, 40); n > 0; n--)
        {
          gunichar c = (gunichar) g_rand_int_range (rand, 1, (gint32) planes[i % G_N_ELEMENTS (planes)]);

          if (g_unichar_validate (c))
            g_string_append_unichar (text, c);
        }
      block = mdg_text_cache_get (cache, text->str, 9, i % 2 == 0, 70);
      for (guint j = 0; j < mdg_text_block_get_n_lines (block); j++)
        {
          g_autofree char *line = mdg_text_block_dup_line (block, j);

          g_string_append (lines, line);
          mdg_text_batch_add (batch, block, j, 0, 10);
        }
      expected = strip (text->str);
      got = strip (lines->str);
      g_assert_cmpstr (got, ==, expected);
      mdg_text_batch_show (batch, cr);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
    }

  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_fit (void)
{
  g_autoptr (MdgTextCache) cache = mdg_text_cache_new (MDG_TYPEFACE_GOTHIC);
  const MdgTextBlock *block;

  /* Ten characters of 10 points in a box of 90: 9 points fit on one line. */
  block = mdg_text_cache_fit (cache, "一二三四五六七八九十", 10, FALSE, 90, 12, 1.0);
  g_assert_cmpfloat_with_epsilon (mdg_text_block_get_size (block), 9, 0.01);
  g_assert_cmpuint (mdg_text_block_get_n_lines (block), ==, 1);
  /* Never under the smallest size, and the rest is there to be continued with. */
  block = mdg_text_cache_fit (cache, "一二三四五六七八九十", 10, FALSE, 40, 12, 1.0);
  g_assert_cmpfloat_with_epsilon (mdg_text_block_get_size (block), 8, 0.01);
  g_assert_cmpuint (mdg_text_block_get_n_lines (block), ==, 2);
  mdg_text_cache_set_min_size (cache, 10);
  block = mdg_text_cache_get (cache, "一", 8, FALSE, 0);
  g_assert_cmpfloat_with_epsilon (mdg_text_block_get_size (block), 10, 0.01);
}

static void
test_trim (void)
{
  g_autoptr (MdgTextCache) cache = mdg_text_cache_new (MDG_TYPEFACE_GOTHIC);
  guint n;

  /* A small cache is kept, a large one given up. */
  mdg_text_cache_get (cache, "電話", 9, FALSE, 0);
  mdg_text_cache_trim (cache);
  mdg_text_cache_get (cache, "電話", 9, FALSE, 0);
  g_assert_cmpuint (mdg_text_cache_get_n_shaped (cache), ==, 1);

  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *text = g_strdup_printf ("相談内容の見出し %u", i);

      mdg_text_cache_get (cache, text, 9, FALSE, 0);
    }
  n = mdg_text_cache_get_n_shaped (cache);
  mdg_text_cache_trim (cache);
  mdg_text_cache_get (cache, "電話", 9, FALSE, 0);
  g_assert_cmpuint (mdg_text_cache_get_n_shaped (cache), ==, n + 1);
}

static void
test_canvas_places (void)
{
  g_autoptr (MdgTextCache) cache = mdg_text_cache_new (MDG_TYPEFACE_GOTHIC);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_placed_text_free);
  g_autoptr (MdgCanvas) canvas = mdg_canvas_new (NULL, cache);
  MdgTextStyle style = { 10, FALSE, MDG_ALIGN_RIGHT, 1.5 };
  double em = mdg_points_to_mm (10);
  const MdgPlacedText *text;

  mdg_canvas_record (canvas, texts, 3);
  g_assert_cmpfloat_with_epsilon (mdg_canvas_text (canvas, "一二三四", 20, 30, 2.5 * em, &style), 2 * 1.5 * em, 0.01);
  g_assert_cmpuint (texts->len, ==, 2);
  text = g_ptr_array_index (texts, 1);
  g_assert_cmpuint (text->page, ==, 3);
  g_assert_cmpuint (text->line, ==, 1);
  g_assert_cmpstr (text->text, ==, "三四");
  g_assert_cmpfloat_with_epsilon (text->x, 20 + 0.5 * em, 0.01);
  g_assert_cmpfloat_with_epsilon (text->y, 30 + (1.5 + 0.25) * em, 0.01);
  g_assert_cmpuint (text->block, ==, ((const MdgPlacedText *) g_ptr_array_index (texts, 0))->block);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-cache/breaks-as-pango", test_breaks_as_pango);
  g_test_add_func ("/text-cache/kinsoku", test_kinsoku);
  g_test_add_func ("/text-cache/shapes-once", test_shapes_once);
  g_test_add_func ("/text-cache/lines", test_lines);
  g_test_add_func ("/text-cache/complex", test_complex);
  g_test_add_func ("/text-cache/any-text", test_any_text);
  g_test_add_func ("/text-cache/fit", test_fit);
  g_test_add_func ("/text-cache/trim", test_trim);
  g_test_add_func ("/canvas/places", test_canvas_places);

  return g_test_run ();
}
