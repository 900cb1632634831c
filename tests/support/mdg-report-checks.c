#include "mdg-report-checks.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "mdg-units.h"

#define PIXELS 10 /* a millimetre */
#define TOLERANCE 0.3

typedef struct
{
  guint page;
  double x;
  double y;
  double height;
  char *text;
} Word;

static void
word_free (gpointer data)
{
  Word *word = data;

  g_free (word->text);
  g_free (word);
}

const MdgPlacedText *
mdg_check_find (GPtrArray *texts,
                guint page,
                const char *string)
{
  const MdgPlacedText *found = NULL;

  for (guint i = 0; i < texts->len; i++)
    {
      const MdgPlacedText *text = g_ptr_array_index (texts, i);

      if (page != G_MAXUINT && text->page != page)
        continue;
      if (g_str_equal (text->text, string))
        return text;
      if (found == NULL && strstr (text->text, string) != NULL)
        found = text;
    }

  return found;
}

guint
mdg_check_count_texts (GPtrArray *texts,
                       const char *string)
{
  guint n = 0;

  for (guint i = 0; i < texts->len; i++)
    if (g_str_equal (((const MdgPlacedText *) g_ptr_array_index (texts, i))->text, string))
      n++;

  return n;
}

char *
mdg_check_join (GPtrArray *texts)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    g_string_append (joined, ((const MdgPlacedText *) g_ptr_array_index (texts, i))->text);
  g_string_replace (joined, " ", "", 0);
  g_string_replace (joined, "　", "", 0);

  return g_string_free (joined, FALSE);
}

static gboolean
overlap (const MdgPlacedText *a,
         const MdgPlacedText *b)
{
  return a->page == b->page && a->x + 0.2 < b->x + b->width && b->x + 0.2 < a->x + a->width && a->y + 0.2 < b->y + b->height && b->y + 0.2 < a->y + a->height;
}

void
mdg_check_texts (MdgDocument *document,
                 double left,
                 double top,
                 double right,
                 double bottom,
                 double least)
{
  g_autoptr (GPtrArray) texts = mdg_document_list_texts (document);

  g_assert_cmpuint (texts->len, >, 0);
  for (guint i = 0; i < texts->len; i++)
    {
      const MdgPlacedText *text = g_ptr_array_index (texts, i);

      g_test_message ("page %u (%.1f, %.1f) %.1f × %.1f, %.1f pt: %s", text->page + 1, text->x, text->y, text->width, text->height, text->size, text->text);
      g_assert_cmpfloat (text->x, >=, left - 0.1);
      g_assert_cmpfloat (text->y, >=, top - 0.1);
      g_assert_cmpfloat (text->x + text->width, <=, right + 0.1);
      g_assert_cmpfloat (text->y + text->height, <=, bottom + 0.1);
      g_assert_cmpfloat (text->size, >=, least);
      for (guint j = i > 400 ? i - 400 : 0; j < i; j++)
        g_assert_false (overlap (g_ptr_array_index (texts, j), text));
    }
}

static double
read_attribute (const char *line,
                const char *name)
{
  const char *start = strstr (line, name);

  g_assert_nonnull (start);

  return g_ascii_strtod (start + strlen (name), NULL);
}

static char *
unescape (const char *start,
          const char *end)
{
  GString *text = g_string_new_len (start, end - start);

  g_string_replace (text, "&lt;", "<", 0);
  g_string_replace (text, "&gt;", ">", 0);
  g_string_replace (text, "&quot;", "\"", 0);
  g_string_replace (text, "&amp;", "&", 0);

  return g_string_free (text, FALSE);
}

static GPtrArray *
read_words (const char *html)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (word_free);
  g_auto (GStrv) lines = g_strsplit (html, "\n", -1);
  guint n_pages = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *start = strstr (lines[i], "<word ");
      Word *word;

      if (strstr (lines[i], "<page ") != NULL)
        n_pages++;
      if (start == NULL)
        continue;

      word = g_new0 (Word, 1);
      word->page = n_pages - 1;
      word->x = mdg_points_to_mm (read_attribute (start, "xMin=\""));
      word->y = mdg_points_to_mm (read_attribute (start, "yMin=\""));
      word->height = mdg_points_to_mm (read_attribute (start, "yMax=\"")) - word->y;
      start = strchr (start, '>') + 1;
      word->text = unescape (start, strstr (start, "</word>"));
      g_ptr_array_add (words, word);
    }

  return words;
}

/* The first word of a line, where it says, at least as far as poppler kept it together. */
static gboolean
find_word (GPtrArray *words,
           const MdgPlacedText *text)
{
  g_auto (GStrv) parts = g_regex_split_simple ("[ 　]+", text->text, 0, 0);
  const char *first = parts[0] != NULL && *parts[0] == '\0' ? parts[1] : parts[0];

  if (first == NULL || *first == '\0' || g_str_has_prefix (text->text, " ") || g_str_has_prefix (text->text, "　"))
    return TRUE;

  for (guint i = 0; i < words->len; i++)
    {
      const Word *word = g_ptr_array_index (words, i);

      if (word->page == text->page && fabs (word->x - text->x) < 0.5 && fabs (word->y + word->height / 2 - text->y - text->height / 2) < 1.0 && (g_str_has_prefix (word->text, first) || g_str_has_prefix (first, word->text)))
        return TRUE;
    }

  return FALSE;
}

void
mdg_check_pdf (MdgDocument *document)
{
  g_autoptr (GPtrArray) texts = mdg_document_list_texts (document);
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("mdg-report-XXXXXX", &error);
  g_autofree char *path = NULL;
  g_autofree char *html = NULL;
  int status = -1;

  g_assert_no_error (error);
  path = g_build_filename (folder, "document.pdf", NULL);
  {
    const char *argv[] = { "pdftotext", "-bbox", path, "-", NULL };

    mdg_document_write_pdf (document, path, &error);
    g_assert_no_error (error);
    g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &html, NULL, &status, &error);
    g_assert_no_error (error);
    g_assert_cmpint (status, ==, 0);
  }
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);

  words = read_words (html);
  for (guint i = 0; i < texts->len; i++)
    {
      const MdgPlacedText *text = g_ptr_array_index (texts, i);

      if (!find_word (words, text))
        g_error ("not in the PDF at page %u (%.1f, %.1f): %s", text->page + 1, text->x, text->y, text->text);
    }
}

cairo_surface_t *
mdg_check_render (MdgDocument *document,
                  guint page)
{
  double width;
  double height;
  cairo_surface_t *surface;
  cairo_t *cr;

  mdg_document_get_page_size_mm (document, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (width * PIXELS), (int) (height * PIXELS));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, PIXELS / MDG_POINTS_PER_MM, PIXELS / MDG_POINTS_PER_MM);
  mdg_document_draw_page (document, cr, page);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static guint
get_grey (cairo_surface_t *surface,
          int x,
          int y)
{
  const guchar *data = cairo_image_surface_get_data (surface);

  g_assert_cmpint (x, >=, 0);
  g_assert_cmpint (y, >=, 0);
  g_assert_cmpint (x, <, cairo_image_surface_get_width (surface));
  g_assert_cmpint (y, <, cairo_image_surface_get_height (surface));

  return data[(gsize) y * (gsize) cairo_image_surface_get_stride (surface) + (gsize) x * 4];
}

static gboolean
is_line (cairo_surface_t *surface,
         gboolean upright,
         double at,
         double from,
         double to)
{
  int first = (int) lround ((at - TOLERANCE) * PIXELS);
  int last = (int) lround ((at + TOLERANCE) * PIXELS);

  for (int line = first; line <= last; line++)
    {
      gboolean unbroken = TRUE;

      for (int i = (int) (from * PIXELS); unbroken && i < (int) (to * PIXELS); i++)
        unbroken = get_grey (surface, upright ? line : i, upright ? i : line) < 160;
      if (unbroken)
        return TRUE;
    }

  return FALSE;
}

gboolean
mdg_check_has_upright (cairo_surface_t *surface,
                       double x,
                       double y1,
                       double y2)
{
  return is_line (surface, TRUE, x, y1, y2);
}

gboolean
mdg_check_has_level (cairo_surface_t *surface,
                     double y,
                     double x1,
                     double x2)
{
  return is_line (surface, FALSE, y, x1, x2);
}

void
mdg_check_margins (MdgDocument *document,
                   double left,
                   double top,
                   double right,
                   double bottom)
{
  for (guint page = 0; page < mdg_document_get_n_pages (document); page++)
    {
      cairo_surface_t *surface = mdg_check_render (document, page);
      int width = cairo_image_surface_get_width (surface);
      int height = cairo_image_surface_get_height (surface);

      for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
          {
            if (x >= (left - TOLERANCE) * PIXELS && x < (right + TOLERANCE) * PIXELS && y >= (top - TOLERANCE) * PIXELS && y < (bottom + TOLERANCE) * PIXELS)
              continue;
            if (get_grey (surface, x, y) < 250)
              g_error ("ink outside the margins on page %u at %.1f, %.1f", page + 1, x / (double) PIXELS, y / (double) PIXELS);
          }
      cairo_surface_destroy (surface);
    }
}
