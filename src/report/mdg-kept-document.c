#include "config.h"

#define G_LOG_DOMAIN "mdg-report"

#include "mdg-kept-document.h"

struct _MdgKeptDocument
{
  MdgDocument parent_instance;

  guint n_pages;
  GPtrArray *texts; /* MdgPlacedText */
  GArray *marks;    /* MdgPlacedMark */
};

G_DEFINE_FINAL_TYPE (MdgKeptDocument, mdg_kept_document, MDG_TYPE_DOCUMENT)

static guint
mdg_kept_document_paginate (MdgDocument *document,
                            MdgTextCache *cache)
{
  return MDG_KEPT_DOCUMENT (document)->n_pages;
}

static void
mdg_kept_document_draw_page (MdgDocument *document,
                             MdgCanvas *canvas,
                             guint page)
{
  MdgKeptDocument *self = MDG_KEPT_DOCUMENT (document);
  MdgTextCache *cache = mdg_canvas_get_cache (canvas);

  for (guint i = 0; i < self->marks->len; i++)
    {
      const MdgPlacedMark *mark = &g_array_index (self->marks, MdgPlacedMark, i);

      if (mark->page == page)
        mdg_canvas_replay (canvas, mark);
    }
  for (guint i = 0; i < self->texts->len; i++)
    {
      const MdgPlacedText *text = self->texts->pdata[i];
      const MdgTextStyle style = { text->size, text->bold, MDG_ALIGN_LEFT, 1.0 };

      if (text->page == page)
        mdg_canvas_show_lines (canvas, mdg_text_cache_get (cache, text->text, text->size, text->bold, 0), 0, 1, text->x, text->y, 0, &style);
    }
}

static void
mdg_kept_document_finalize (GObject *object)
{
  MdgKeptDocument *self = MDG_KEPT_DOCUMENT (object);

  g_ptr_array_unref (self->texts);
  g_array_unref (self->marks);

  G_OBJECT_CLASS (mdg_kept_document_parent_class)->finalize (object);
}

static void
mdg_kept_document_class_init (MdgKeptDocumentClass *klass)
{
  MdgDocumentClass *document_class = MDG_DOCUMENT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdg_kept_document_finalize;
  document_class->papers = 1u << MDG_PAPER_A4_LANDSCAPE | 1u << MDG_PAPER_A4_PORTRAIT | 1u << MDG_PAPER_A3_LANDSCAPE;
  document_class->paginate = mdg_kept_document_paginate;
  document_class->draw_page = mdg_kept_document_draw_page;
}

static void
mdg_kept_document_init (MdgKeptDocument *self)
{
  self->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_placed_text_free);
  self->marks = g_array_new (FALSE, FALSE, sizeof (MdgPlacedMark));
}

MdgKeptDocument *
mdg_kept_document_new (const char *title,
                       guint n_pages)
{
  MdgKeptDocument *self = g_object_new (MDG_TYPE_KEPT_DOCUMENT, "title", title, NULL);

  self->n_pages = MAX (n_pages, 1);

  return self;
}

void
mdg_kept_document_add_text (MdgKeptDocument *self,
                            guint page,
                            double x,
                            double y,
                            double size,
                            gboolean bold,
                            const char *text)
{
  MdgPlacedText *placed;

  g_return_if_fail (MDG_IS_KEPT_DOCUMENT (self));

  placed = g_new0 (MdgPlacedText, 1);
  placed->page = page;
  placed->x = x;
  placed->y = y;
  placed->size = size;
  placed->bold = bold;
  placed->text = g_strdup (text);
  g_ptr_array_add (self->texts, placed);
}

void
mdg_kept_document_add_mark (MdgKeptDocument *self,
                            const MdgPlacedMark *mark)
{
  g_return_if_fail (MDG_IS_KEPT_DOCUMENT (self));

  g_array_append_val (self->marks, *mark);
}
