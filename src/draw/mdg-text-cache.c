#define G_LOG_DOMAIN "mdg-draw"

#include "mdg-text-cache.h"

#include <math.h>
#include <string.h>
#include <hb.h>
#include <pango/pangocairo.h>

/* Above this many bytes of glyphs mdg_text_cache_trim () starts anew: some thousand cells. */
#define MAX_BYTES (4 * 1024 * 1024)

/* Widths are kept in hundredths of a point; this much over is no character too many. */
#define ROUNDING 0.006

#define N_PAGES 0x400 /* of 256 characters: planes 0 to 3 */

typedef enum
{
  GLYPH_UNKNOWN,
  GLYPH_SIMPLE,
  GLYPH_COMPLEX,
} GlyphState;

typedef struct
{
  guint32 glyph;
  float advance;
  guint8 state;
} Glyph;

typedef struct
{
  int size; /* hundredths of a point */
  gboolean bold;
  PangoFontDescription *description;
  PangoFont *font;
  hb_font_t *hb_font;               /* of font */
  cairo_scaled_font_t *scaled_font; /* of font */
  Glyph *pages[N_PAGES];
} Face;

struct _MdgTextCache
{
  PangoFontMap *font_map;
  PangoContext *context;
  const char *families;
  double min_size;

  GPtrArray *faces;
  GHashTable *blocks; /* set of MdgTextBlock */
  gsize n_bytes;
  guint n_shaped;

  GArray *chars; /* of Char, of the text being laid out */
  GArray *attrs; /* of PangoLogAttr */
};

/* One character of a text made of simple glyphs only. */
typedef struct
{
  gunichar character;
  guint offset; /* bytes from the start of the text */
  guint32 glyph;
  float advance;
} Char;

typedef struct
{
  guint first_char; /* into glyphs, simple blocks only */
  guint n_chars;
  guint offset; /* bytes */
  guint length;
  double width;
} Line;

struct _MdgTextBlock
{
  char *text;
  char *clean; /* what is drawn: valid UTF-8 without tabs; may be text */
  int size;
  int width;
  gboolean bold;

  Face *face;
  double widest;
  guint n_lines;
  Line *lines;
  cairo_glyph_t *glyphs; /* x from the start of its line; NULL when layout is set */
  cairo_text_cluster_t *clusters;
  PangoLayout *layout;
};

static void
face_free (gpointer data)
{
  Face *face = data;

  for (guint i = 0; i < N_PAGES; i++)
    g_free (face->pages[i]);

  g_clear_object (&face->font);
  pango_font_description_free (face->description);
  g_free (face);
}

static void
block_free (gpointer data)
{
  MdgTextBlock *block = data;

  if (block->clean != block->text)
    g_free (block->clean);
  g_free (block->text);
  g_free (block->lines);
  g_free (block->glyphs);
  g_free (block->clusters);
  g_clear_object (&block->layout);
  g_free (block);
}

static guint
hash_block (gconstpointer data)
{
  const MdgTextBlock *block = data;

  return g_str_hash (block->text) ^ ((guint) block->size * 31u) ^ ((guint) block->width * 131u) ^ (block->bold ? 0x5bd1e995u : 0u);
}

static gboolean
equal_block (gconstpointer a,
             gconstpointer b)
{
  const MdgTextBlock *one = a;
  const MdgTextBlock *two = b;

  return one->size == two->size && one->width == two->width && one->bold == two->bold && strcmp (one->text, two->text) == 0;
}

/* Characters that always become one glyph of their own, whatever stands beside them. Combining marks,
   variation selectors, joiners and scripts that shape are not among them. */
static gboolean
is_simple (gunichar c)
{
  static const struct
  {
    gunichar first;
    gunichar last;
  } ranges[] = {
    { 0x0020, 0x007e },
    { 0x00a1, 0x00ac },
    { 0x00ae, 0x00ff },
    { 0x0391, 0x03c9 },
    { 0x0410, 0x0451 },
    { 0x2010, 0x2027 },
    { 0x2030, 0x205e },
    { 0x2100, 0x23ff },
    { 0x2460, 0x27bf },
    { 0x3000, 0x3029 },
    { 0x3030, 0x3098 },
    { 0x309b, 0x30ff },
    { 0x3200, 0x4dbf },
    { 0x4e00, 0x9fff },
    { 0xf900, 0xfaff },
    { 0xff01, 0xff9d },
    { 0xffe0, 0xffe6 },
    { 0x20000, 0x3ffff },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ranges); i++)
    if (c >= ranges[i].first && c <= ranges[i].last)
      return TRUE;

  return FALSE;
}

static Face *
get_face (MdgTextCache *cache,
          int size,
          gboolean bold)
{
  Face *face;

  for (guint i = 0; i < cache->faces->len; i++)
    {
      face = g_ptr_array_index (cache->faces, i);
      if (face->size == size && face->bold == bold)
        return face;
    }

  face = g_new0 (Face, 1);
  face->size = size;
  face->bold = bold;
  face->description = pango_font_description_new ();
  pango_font_description_set_family (face->description, cache->families);
  pango_font_description_set_weight (face->description, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_size (face->description, size * PANGO_SCALE / 100);
  face->font = pango_font_map_load_font (cache->font_map, cache->context, face->description);
  if (face->font != NULL)
    {
      face->hb_font = pango_font_get_hb_font (face->font);
      face->scaled_font = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (face->font));
    }
  g_ptr_array_add (cache->faces, face);

  return face;
}

static const Glyph *
get_glyph (Face *face,
           gunichar c)
{
  static const Glyph complex = { 0, 0, GLYPH_COMPLEX };
  Glyph *glyph;

  if (c >= N_PAGES * 256 || face->scaled_font == NULL || face->hb_font == NULL)
    return &complex;

  if (face->pages[c / 256] == NULL)
    face->pages[c / 256] = g_new0 (Glyph, 256);

  glyph = &face->pages[c / 256][c % 256];
  if (glyph->state == GLYPH_UNKNOWN)
    {
      hb_codepoint_t id = 0;

      glyph->state = GLYPH_COMPLEX;
      if (is_simple (c) && hb_font_get_nominal_glyph (face->hb_font, c, &id))
        {
          glyph->glyph = id;
          glyph->advance = (float) hb_font_get_glyph_h_advance (face->hb_font, id) / PANGO_SCALE;
          glyph->state = GLYPH_SIMPLE;
        }
    }

  return glyph;
}

/* Fills cache->chars with the text; FALSE when a character needs Pango to shape it. */
static gboolean
measure_simple (MdgTextCache *cache,
                Face *face,
                const char *text,
                double *total,
                gboolean *has_breaks)
{
  g_array_set_size (cache->chars, 0);
  *total = 0;
  *has_breaks = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      Char item = { g_utf8_get_char (p), (guint) (p - text), 0, 0 };

      if (item.character == '\n')
        *has_breaks = TRUE;
      else
        {
          const Glyph *glyph = get_glyph (face, item.character);

          if (glyph->state != GLYPH_SIMPLE)
            return FALSE;
          item.glyph = glyph->glyph;
          item.advance = glyph->advance;
          *total += (double) glyph->advance;
        }
      g_array_append_val (cache->chars, item);
    }

  return TRUE;
}

static void
add_line (MdgTextCache *cache,
          GArray *lines,
          guint first,
          guint end,
          guint n_bytes)
{
  const Char *chars = (const Char *) (gpointer) cache->chars->data;
  guint offset = first < cache->chars->len ? chars[first].offset : n_bytes;
  guint last = end;
  Line line = { first, 0, offset, 0, 0 };

  /* Spaces at the end of a line hang. */
  while (last > first && chars[last - 1].character == ' ')
    last--;
  for (guint i = first; i < last; i++)
    line.width += (double) chars[i].advance;
  line.n_chars = last - first;
  line.length = (last < cache->chars->len ? chars[last].offset : n_bytes) - offset;

  g_array_append_val (lines, line);
}

/* Where the line that begins at start has to end. */
static guint
find_line_end (MdgTextCache *cache,
               guint start,
               double width)
{
  const Char *chars = (const Char *) (gpointer) cache->chars->data;
  const PangoLogAttr *attrs = (const PangoLogAttr *) (gpointer) cache->attrs->data;
  double used = 0;
  guint last_break = start;

  for (guint i = start; i < cache->chars->len; i++)
    {
      if (chars[i].character == '\n')
        return i;
      if (i > start && attrs[i].is_line_break)
        last_break = i;
      if (i > start && chars[i].character != ' ' && used + (double) chars[i].advance > width + ROUNDING)
        return last_break > start ? last_break : i;
      used += (double) chars[i].advance;
    }

  return cache->chars->len;
}

static void
break_lines (MdgTextCache *cache,
             GArray *lines,
             const char *text,
             double width)
{
  const Char *chars = (const Char *) (gpointer) cache->chars->data;
  guint n_bytes = (guint) strlen (text);
  guint start = 0;

  g_array_set_size (cache->attrs, cache->chars->len + 1);
  pango_get_log_attrs (text,
                       (int) n_bytes,
                       -1,
                       pango_language_from_string ("ja"),
                       (PangoLogAttr *) (gpointer) cache->attrs->data,
                       (int) cache->attrs->len);

  for (;;)
    {
      guint end = find_line_end (cache, start, width);

      add_line (cache, lines, start, end, n_bytes);
      if (end >= cache->chars->len)
        return;
      start = chars[end].character == '\n' ? end + 1 : end;
    }
}

static void
build_simple (MdgTextCache *cache,
              MdgTextBlock *block,
              double total,
              gboolean has_breaks)
{
  g_autoptr (GArray) lines = g_array_sized_new (FALSE, FALSE, sizeof (Line), 1);
  const Char *chars = (const Char *) (gpointer) cache->chars->data;
  guint n_bytes = (guint) strlen (block->clean);
  guint n_chars = cache->chars->len;

  if (!has_breaks && (block->width <= 0 || total <= block->width / 100.0 + ROUNDING))
    add_line (cache, lines, 0, n_chars, n_bytes);
  else
    break_lines (cache, lines, block->clean, block->width > 0 ? block->width / 100.0 : G_MAXDOUBLE);

  block->glyphs = g_new (cairo_glyph_t, n_chars);
  block->clusters = g_new (cairo_text_cluster_t, n_chars);
  for (guint i = 0; i < n_chars; i++)
    {
      guint next = i + 1 < n_chars ? chars[i + 1].offset : n_bytes;

      block->glyphs[i] = (cairo_glyph_t){ chars[i].glyph, 0, 0 };
      block->clusters[i] = (cairo_text_cluster_t){ (int) (next - chars[i].offset), 1 };
    }

  block->n_lines = lines->len;
  block->lines = (Line *) (gpointer) g_array_free (g_steal_pointer (&lines), FALSE);
  for (guint i = 0; i < block->n_lines; i++)
    {
      double x = 0;

      for (guint j = 0; j < block->lines[i].n_chars; j++)
        {
          block->glyphs[block->lines[i].first_char + j].x = x;
          x += (double) chars[block->lines[i].first_char + j].advance;
        }
    }
}

static void
build_layout (MdgTextCache *cache,
              MdgTextBlock *block)
{
  GSList *lines;
  guint i = 0;

  block->layout = pango_layout_new (cache->context);
  pango_layout_set_font_description (block->layout, block->face->description);
  pango_layout_set_text (block->layout, block->clean, -1);
  pango_layout_set_wrap (block->layout, PANGO_WRAP_WORD_CHAR);
  if (block->width > 0)
    pango_layout_set_width (block->layout, (int) ((double) block->width / 100.0 * PANGO_SCALE));

  block->n_lines = (guint) pango_layout_get_line_count (block->layout);
  block->lines = g_new0 (Line, block->n_lines);
  lines = pango_layout_get_lines_readonly (block->layout);
  for (GSList *l = lines; l != NULL; l = l->next, i++)
    {
      PangoLayoutLine *line = l->data;
      PangoRectangle logical;

      pango_layout_line_get_extents (line, NULL, &logical);
      block->lines[i].offset = (guint) line->start_index;
      block->lines[i].length = (guint) line->length;
      block->lines[i].width = (double) logical.width / PANGO_SCALE;
    }
}

/* Tabs have no width of their own on a sheet; broken UTF-8 must not stop a page. */
/* Points that are no characters: a text may have them, and cairo writes no page with one. */
static gboolean
is_noncharacter (gunichar c)
{
  return (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
}

static char *
clean_text (char *text)
{
  gboolean is_clean = strpbrk (text, "\t\r") == NULL && g_utf8_validate (text, -1, NULL);
  char *clean;

  for (const char *p = text; is_clean && *p != '\0'; p = g_utf8_next_char (p))
    is_clean = (guchar) *p < 0xef || !is_noncharacter (g_utf8_get_char (p));
  if (is_clean)
    return text;

  clean = g_strdelimit (g_utf8_make_valid (text, -1), "\t\r", ' ');
  for (char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
    if (is_noncharacter (g_utf8_get_char (p)))
      memcpy (p, g_utf8_skip[(guchar) *p] == 4 ? "\357\277\275 " : "\357\277\275", g_utf8_skip[(guchar) *p]);

  return clean;
}

static MdgTextBlock *
build_block (MdgTextCache *cache,
             const MdgTextBlock *key)
{
  MdgTextBlock *block = g_new0 (MdgTextBlock, 1);
  gboolean has_breaks;
  double total;

  block->text = g_strdup (key->text);
  block->clean = clean_text (block->text);
  block->size = key->size;
  block->width = key->width;
  block->bold = key->bold;
  block->face = get_face (cache, key->size, key->bold);

  if (measure_simple (cache, block->face, block->clean, &total, &has_breaks))
    build_simple (cache, block, total, has_breaks);
  else
    build_layout (cache, block);

  for (guint i = 0; i < block->n_lines; i++)
    block->widest = MAX (block->widest, block->lines[i].width);

  cache->n_shaped++;
  cache->n_bytes += sizeof *block + 2 * strlen (block->text) + block->n_lines * sizeof (Line) + cache->chars->len * (sizeof (cairo_glyph_t) + sizeof (cairo_text_cluster_t));

  return block;
}

MdgTextCache *
mdg_text_cache_new (MdgTypeface typeface)
{
  MdgTextCache *cache = g_new0 (MdgTextCache, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  /* A map of its own, so that a document can be printed in a thread. */
  cache->font_map = pango_cairo_font_map_new ();
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (cache->font_map), 72);
  cache->context = pango_font_map_create_context (cache->font_map);
  pango_context_set_language (cache->context, pango_language_from_string ("ja"));
  pango_context_set_round_glyph_positions (cache->context, FALSE);

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (cache->context, options);
  cairo_font_options_destroy (options);

  cache->families = typeface == MDG_TYPEFACE_MINCHO ? "Noto Serif CJK JP,IPAexMincho,IPAMincho,serif"
                                                    : "Noto Sans CJK JP,IPAexGothic,IPAGothic,sans-serif";
  cache->min_size = 8;
  cache->faces = g_ptr_array_new_with_free_func (face_free);
  cache->blocks = g_hash_table_new_full (hash_block, equal_block, block_free, NULL);
  cache->chars = g_array_new (FALSE, FALSE, sizeof (Char));
  cache->attrs = g_array_new (FALSE, TRUE, sizeof (PangoLogAttr));

  return cache;
}

void
mdg_text_cache_free (MdgTextCache *cache)
{
  if (cache == NULL)
    return;

  g_hash_table_unref (cache->blocks);
  g_ptr_array_unref (cache->faces);
  g_array_unref (cache->chars);
  g_array_unref (cache->attrs);
  g_object_unref (cache->context);
  g_object_unref (cache->font_map);
  g_free (cache);
}

void
mdg_text_cache_set_min_size (MdgTextCache *cache,
                             double size)
{
  g_return_if_fail (cache != NULL && size > 0);

  cache->min_size = size;
}

double
mdg_text_cache_get_min_size (MdgTextCache *cache)
{
  g_return_val_if_fail (cache != NULL, 8);

  return cache->min_size;
}

const MdgTextBlock *
mdg_text_cache_get (MdgTextCache *cache,
                    const char *text,
                    double size,
                    gboolean bold,
                    double width)
{
  MdgTextBlock key = { 0 };
  MdgTextBlock *block;

  g_return_val_if_fail (cache != NULL, NULL);

  key.text = (char *) (text != NULL ? text : "");
  key.size = (int) lround (MAX (size, cache->min_size) * 100.0);
  key.width = width > 0 && width < 1e6 ? MAX (1, (int) lround (width * 100.0)) : 0;
  key.bold = bold != FALSE;

  block = g_hash_table_lookup (cache->blocks, &key);
  if (block == NULL)
    {
      block = build_block (cache, &key);
      g_hash_table_add (cache->blocks, block);
    }

  return block;
}

const MdgTextBlock *
mdg_text_cache_fit (MdgTextCache *cache,
                    const char *text,
                    double size,
                    gboolean bold,
                    double width,
                    double height,
                    double spacing)
{
  const MdgTextBlock *block = mdg_text_cache_get (cache, text, size, bold, width);

  while (mdg_text_block_get_size (block) > cache->min_size && block->n_lines * mdg_text_block_get_size (block) * spacing > height + 0.01)
    block = mdg_text_cache_get (cache, text, mdg_text_block_get_size (block) - 0.5, bold, width);

  return block;
}

void
mdg_text_cache_trim (MdgTextCache *cache)
{
  g_return_if_fail (cache != NULL);

  if (cache->n_bytes > MAX_BYTES)
    {
      g_hash_table_remove_all (cache->blocks);
      cache->n_bytes = 0;
    }
}

guint
mdg_text_cache_get_n_shaped (MdgTextCache *cache)
{
  g_return_val_if_fail (cache != NULL, 0);

  return cache->n_shaped;
}

const char *
mdg_text_block_get_text (const MdgTextBlock *block)
{
  return block->text;
}

guint
mdg_text_block_get_n_lines (const MdgTextBlock *block)
{
  return block->n_lines;
}

double
mdg_text_block_get_size (const MdgTextBlock *block)
{
  return block->size / 100.0;
}

double
mdg_text_block_get_width (const MdgTextBlock *block)
{
  return block->widest;
}

double
mdg_text_block_get_line_width (const MdgTextBlock *block,
                               guint line)
{
  g_return_val_if_fail (line < block->n_lines, 0);

  return block->lines[line].width;
}

char *
mdg_text_block_dup_line (const MdgTextBlock *block,
                         guint line)
{
  g_return_val_if_fail (line < block->n_lines, NULL);

  return g_strndup (block->clean + block->lines[line].offset, block->lines[line].length);
}

char *
mdg_text_block_dup_from (const MdgTextBlock *block,
                         guint line)
{
  g_return_val_if_fail (line < block->n_lines, NULL);

  return g_strdup (block->clean + block->lines[line].offset);
}

/* What stands in one face on the page. */
typedef struct
{
  Face *face;
  GArray *glyphs;
  GArray *clusters;
  GString *text;
} Run;

/* A line that Pango shaped; it is drawn by itself. */
typedef struct
{
  PangoLayout *layout;
  int line;
  double x;
  double y;
} Shaped;

struct _MdgTextBatch
{
  GArray *runs;
  GArray *shaped;
};

static void
clear_run (gpointer data)
{
  Run *run = data;

  g_array_unref (run->glyphs);
  g_array_unref (run->clusters);
  g_string_free (run->text, TRUE);
}

MdgTextBatch *
mdg_text_batch_new (void)
{
  MdgTextBatch *batch = g_new0 (MdgTextBatch, 1);

  batch->runs = g_array_new (FALSE, FALSE, sizeof (Run));
  g_array_set_clear_func (batch->runs, clear_run);
  batch->shaped = g_array_new (FALSE, FALSE, sizeof (Shaped));

  return batch;
}

void
mdg_text_batch_free (MdgTextBatch *batch)
{
  if (batch == NULL)
    return;

  g_array_unref (batch->runs);
  g_array_unref (batch->shaped);
  g_free (batch);
}

static Run *
get_run (MdgTextBatch *batch,
         Face *face)
{
  Run run = { face, NULL, NULL, NULL };

  for (guint i = 0; i < batch->runs->len; i++)
    if (g_array_index (batch->runs, Run, i).face == face)
      return &g_array_index (batch->runs, Run, i);

  run.glyphs = g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t));
  run.clusters = g_array_new (FALSE, FALSE, sizeof (cairo_text_cluster_t));
  run.text = g_string_new (NULL);
  g_array_append_val (batch->runs, run);

  return &g_array_index (batch->runs, Run, batch->runs->len - 1);
}

void
mdg_text_batch_add (MdgTextBatch *batch,
                    const MdgTextBlock *block,
                    guint line,
                    double x,
                    double y)
{
  const Line *part = &block->lines[line];
  cairo_glyph_t *glyphs;
  Run *run;
  guint n;

  g_return_if_fail (line < block->n_lines);

  if (part->length == 0)
    return;

  if (block->layout != NULL)
    {
      Shaped shaped = { block->layout, (int) line, x, y };

      g_array_append_val (batch->shaped, shaped);
      return;
    }

  run = get_run (batch, block->face);
  n = run->glyphs->len;
  g_array_append_vals (run->glyphs, block->glyphs + part->first_char, part->n_chars);
  g_array_append_vals (run->clusters, block->clusters + part->first_char, part->n_chars);
  g_string_append_len (run->text, block->clean + part->offset, part->length);
  glyphs = &g_array_index (run->glyphs, cairo_glyph_t, n);
  for (guint i = 0; i < part->n_chars; i++)
    {
      glyphs[i].x += x;
      glyphs[i].y = y;
    }
}

void
mdg_text_batch_show (MdgTextBatch *batch,
                     cairo_t *cr)
{
  for (guint i = 0; i < batch->runs->len; i++)
    {
      const Run *run = &g_array_index (batch->runs, Run, i);

      cairo_set_scaled_font (cr, run->face->scaled_font);
      /* With its text, because several characters share a glyph and a PDF must give back the one meant. */
      cairo_show_text_glyphs (cr,
                              run->text->str,
                              (int) run->text->len,
                              (const cairo_glyph_t *) (gpointer) run->glyphs->data,
                              (int) run->glyphs->len,
                              (const cairo_text_cluster_t *) (gpointer) run->clusters->data,
                              (int) run->clusters->len,
                              0);
    }

  for (guint i = 0; i < batch->shaped->len; i++)
    {
      const Shaped *shaped = &g_array_index (batch->shaped, Shaped, i);

      cairo_move_to (cr, shaped->x, shaped->y);
      pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (shaped->layout, shaped->line));
    }

  g_array_set_size (batch->runs, 0);
  g_array_set_size (batch->shaped, 0);
}
