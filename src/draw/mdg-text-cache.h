#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MDG_TYPEFACE_GOTHIC,
  MDG_TYPEFACE_MINCHO,
} MdgTypeface;

/* Distance of two lines in multiples of the size, where a style does not say. */
#define MDG_TEXT_SPACING 1.25

/* Shapes every distinct text once a size and width and keeps the glyphs: a layout of Pango for each
   cell of a long table is three times slower than drawing it. Plain Japanese is measured glyph by
   glyph and broken where Pango allows a line to end (kinsoku); anything else goes through a Pango
   layout, whose glyphs are kept just the same. Used by one thread at a time. All sizes and widths
   are in points. */
typedef struct _MdgTextCache MdgTextCache;

/* One text laid out; owned by the cache, good until the next mdg_text_cache_trim (). */
typedef struct _MdgTextBlock MdgTextBlock;

MdgTextCache *mdg_text_cache_new (MdgTypeface typeface);
void mdg_text_cache_free (MdgTextCache *cache);

/* No text is set smaller than this, whatever is asked for: 8 on paper, 10 for a FAX. */
void mdg_text_cache_set_min_size (MdgTextCache *cache,
                                  double size);
double mdg_text_cache_get_min_size (MdgTextCache *cache);

/* Lines are broken at line feeds and, when width is positive, to fit it. */
const MdgTextBlock *mdg_text_cache_get (MdgTextCache *cache,
                                        const char *text,
                                        double size,
                                        gboolean bold,
                                        double width);

/* As mdg_text_cache_get, in half points smaller until it stands within height or the smallest size is
   reached; the caller then continues elsewhere with the lines that are left. */
const MdgTextBlock *mdg_text_cache_fit (MdgTextCache *cache,
                                        const char *text,
                                        double size,
                                        gboolean bold,
                                        double width,
                                        double height,
                                        double spacing);

/* Forgets what was shaped once that has grown large; blocks are no longer valid afterwards. */
void mdg_text_cache_trim (MdgTextCache *cache);

/* Texts shaped so far, for tests and benchmarks. */
guint mdg_text_cache_get_n_shaped (MdgTextCache *cache);

/* The whole text as it was asked for. */
const char *mdg_text_block_get_text (const MdgTextBlock *block);
guint mdg_text_block_get_n_lines (const MdgTextBlock *block);
double mdg_text_block_get_size (const MdgTextBlock *block);
/* Width of the widest line, and of one. */
double mdg_text_block_get_width (const MdgTextBlock *block);
double mdg_text_block_get_line_width (const MdgTextBlock *block,
                                      guint line);
char *mdg_text_block_dup_line (const MdgTextBlock *block,
                               guint line);

/* The text from the start of a line to its end, as one text again. */
char *mdg_text_block_dup_from (const MdgTextBlock *block,
                               guint line);

/* Lines of a page that are drawn together: cairo takes far longer over a call than over its glyphs. */
typedef struct _MdgTextBatch MdgTextBatch;

MdgTextBatch *mdg_text_batch_new (void);
void mdg_text_batch_free (MdgTextBatch *batch);
/* Adds one line with its baseline at y. The cache of block must not be trimmed until the batch is shown. */
void mdg_text_batch_add (MdgTextBatch *batch,
                         const MdgTextBlock *block,
                         guint line,
                         double x,
                         double y);
/* Draws what was added, in points, and forgets it. */
void mdg_text_batch_show (MdgTextBatch *batch,
                          cairo_t *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgTextBatch, mdg_text_batch_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgTextCache, mdg_text_cache_free)

G_END_DECLS
