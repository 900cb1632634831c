#include "config.h"

#define G_LOG_DOMAIN "mdg-report"

#include "mdg-document.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "mdg-error.h"
#include "mdg-file.h"
#include "mdg-macros.h"
#include "mdg-units.h"

#define BUFFER_SIZE (64 * 1024)

typedef struct
{
  char *title;
  char *handling;
  char *version;
  char *edition;
  char *date;
  char *circle;
  char *number;
  char *copy;
  guint n_copies;
  guint copy_index; /* while a sheet is drawn */
  char *letterhead_texts[5];
  MdgLetterhead letterhead; /* points into letterhead_texts */
  MdgTypeface typeface;
  gboolean fax;

  MdgPaper paper;
  guint n_pages;
  MdgTextCache *cache; /* of the typeface laid out for */
} MdgDocumentPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (MdgDocument, mdg_document, G_TYPE_OBJECT)

enum
{
  PROP_TITLE = 1,
  PROP_HANDLING,
  PROP_VERSION,
  PROP_EDITION,
  PROP_DATE,
  PROP_TYPEFACE,
  PROP_FAX,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static MdgDocumentPrivate *
get_private (MdgDocument *self)
{
  return mdg_document_get_instance_private (self);
}

static void
mdg_document_finalize (GObject *object)
{
  MdgDocumentPrivate *priv = get_private (MDG_DOCUMENT (object));

  g_free (priv->title);
  g_free (priv->handling);
  g_free (priv->version);
  g_free (priv->edition);
  g_free (priv->date);
  g_free (priv->circle);
  g_free (priv->number);
  g_free (priv->copy);
  for (guint i = 0; i < G_N_ELEMENTS (priv->letterhead_texts); i++)
    g_free (priv->letterhead_texts[i]);
  mdg_text_cache_free (priv->cache);

  G_OBJECT_CLASS (mdg_document_parent_class)->finalize (object);
}

static void
mdg_document_get_property (GObject *object,
                           guint prop_id,
                           GValue *value,
                           GParamSpec *pspec)
{
  MdgDocumentPrivate *priv = get_private (MDG_DOCUMENT (object));

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, priv->title);
      break;

    case PROP_HANDLING:
      g_value_set_string (value, priv->handling);
      break;

    case PROP_VERSION:
      g_value_set_string (value, priv->version);
      break;

    case PROP_EDITION:
      g_value_set_string (value, priv->edition);
      break;

    case PROP_DATE:
      g_value_set_string (value, priv->date);
      break;

    case PROP_TYPEFACE:
      g_value_set_int (value, (int) priv->typeface);
      break;

    case PROP_FAX:
      g_value_set_boolean (value, priv->fax);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdg_document_set_property (GObject *object,
                           guint prop_id,
                           const GValue *value,
                           GParamSpec *pspec)
{
  MdgDocument *self = MDG_DOCUMENT (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      mdg_document_set_title (self, g_value_get_string (value));
      break;

    case PROP_HANDLING:
      mdg_document_set_handling (self, g_value_get_string (value));
      break;

    case PROP_VERSION:
      mdg_document_set_version (self, g_value_get_string (value));
      break;

    case PROP_EDITION:
      mdg_document_set_edition (self, g_value_get_string (value));
      break;

    case PROP_DATE:
      mdg_document_set_date (self, g_value_get_string (value));
      break;

    case PROP_TYPEFACE:
      mdg_document_set_typeface (self, (MdgTypeface) g_value_get_int (value));
      break;

    case PROP_FAX:
      mdg_document_set_fax (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdg_document_class_init (MdgDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = mdg_document_finalize;
  object_class->get_property = mdg_document_get_property;
  object_class->set_property = mdg_document_set_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, MDG_PARAM_RW);
  properties[PROP_HANDLING] = g_param_spec_string ("handling", NULL, NULL, NULL, MDG_PARAM_RW);
  properties[PROP_VERSION] = g_param_spec_string ("version", NULL, NULL, NULL, MDG_PARAM_RW);
  properties[PROP_EDITION] = g_param_spec_string ("edition", NULL, NULL, NULL, MDG_PARAM_RW);
  properties[PROP_DATE] = g_param_spec_string ("date", NULL, NULL, NULL, MDG_PARAM_RW);
  properties[PROP_TYPEFACE] = g_param_spec_int ("typeface", NULL, NULL, MDG_TYPEFACE_GOTHIC, MDG_TYPEFACE_MINCHO, MDG_TYPEFACE_GOTHIC, MDG_PARAM_RW);
  properties[PROP_FAX] = g_param_spec_boolean ("fax", NULL, NULL, FALSE, MDG_PARAM_RW);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mdg_document_init (MdgDocument *self)
{
  MdgDocumentPrivate *priv = get_private (self);

  priv->handling = g_strdup (_ ("Handle with care"));
}

static void
set_string (MdgDocument *self,
            char **field,
            const char *value,
            guint prop_id)
{
  if (mdg_set_str (field, value))
    g_object_notify_by_pspec (G_OBJECT (self), properties[prop_id]);
}

void
mdg_document_set_title (MdgDocument *self,
                        const char *title)
{
  g_return_if_fail (MDG_IS_DOCUMENT (self));

  set_string (self, &get_private (self)->title, title, PROP_TITLE);
}

const char *
mdg_document_get_title (MdgDocument *self)
{
  g_return_val_if_fail (MDG_IS_DOCUMENT (self), NULL);

  return get_private (self)->title;
}

void
mdg_document_set_typeface (MdgDocument *self,
                           MdgTypeface typeface)
{
  MdgDocumentPrivate *priv = get_private (self);

  g_return_if_fail (MDG_IS_DOCUMENT (self));

  if (priv->typeface == typeface)
    return;

  priv->typeface = typeface;
  priv->n_pages = 0;
  g_clear_pointer (&priv->cache, mdg_text_cache_free);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TYPEFACE]);
}

MdgTypeface
mdg_document_get_typeface (MdgDocument *self)
{
  g_return_val_if_fail (MDG_IS_DOCUMENT (self), MDG_TYPEFACE_GOTHIC);

  return get_private (self)->typeface;
}

void
mdg_document_set_handling (MdgDocument *self,
                           const char *handling)
{
  g_return_if_fail (MDG_IS_DOCUMENT (self));

  set_string (self, &get_private (self)->handling, handling, PROP_HANDLING);
}

const char *
mdg_document_get_handling (MdgDocument *self)
{
  g_return_val_if_fail (MDG_IS_DOCUMENT (self), NULL);

  return get_private (self)->handling;
}

void
mdg_document_set_version (MdgDocument *self,
                          const char *version)
{
  g_return_if_fail (MDG_IS_DOCUMENT (self));

  set_string (self, &get_private (self)->version, version, PROP_VERSION);
}

const char *
mdg_document_get_version (MdgDocument *self)
{
  g_return_val_if_fail (MDG_IS_DOCUMENT (self), NULL);

  return get_private (self)->version;
}

void
mdg_document_set_edition (MdgDocument *self,
                          const char *edition)
{
  g_return_if_fail (MDG_IS_DOCUMENT (self));

  set_string (self, &get_private (self)->edition, edition, PROP_EDITION);
}

const char *
mdg_document_get_edition (MdgDocument *self)
{
  g_return_val_if_fail (MDG_IS_DOCUMENT (self), NULL);

  return get_private (self)->edition;
}

void
mdg_document_set_date (MdgDocument *self,
                       const char *date)
{
  g_return_if_fail (MDG_IS_DOCUMENT (self));

  set_string (self, &get_private (self)->date, date, PROP_DATE);
}

const char *
mdg_document_get_date (MdgDocument *self)
{
  g_return_val_if_fail (MDG_IS_DOCUMENT (self), NULL);

  return get_private (self)->date;
}

void
mdg_document_set_marks (MdgDocument *self,
                        const char *circle,
                        const char *number,
                        const char *copy)
{
  MdgDocumentPrivate *priv = get_private (self);

  g_return_if_fail (MDG_IS_DOCUMENT (self));

  mdg_set_str (&priv->circle, circle);
  mdg_set_str (&priv->number, number);
  mdg_set_str (&priv->copy, copy);
}

const char *
mdg_document_get_circle (MdgDocument *self)
{
  g_return_val_if_fail (MDG_IS_DOCUMENT (self), NULL);

  return get_private (self)->circle;
}

void
mdg_document_set_n_copies (MdgDocument *self,
                           guint n)
{
  g_return_if_fail (MDG_IS_DOCUMENT (self));
  g_return_if_fail (n <= MDG_DOCUMENT_MAX_COPIES);

  get_private (self)->n_copies = n;
}

guint
mdg_document_get_n_copies (MdgDocument *self)
{
  g_return_val_if_fail (MDG_IS_DOCUMENT (self), 0);

  return get_private (self)->n_copies;
}

char *
mdg_document_dup_copy (MdgDocument *self)
{
  MdgDocumentPrivate *priv = get_private (self);

  g_return_val_if_fail (MDG_IS_DOCUMENT (self), NULL);

  return priv->n_copies > 0 ? g_strdup_printf ("%u／%u", priv->copy_index + 1, priv->n_copies) : g_strdup (priv->copy);
}

char *
mdg_document_dup_numbers (MdgDocument *self)
{
  MdgDocumentPrivate *priv = get_private (self);
  g_autofree char *copy = mdg_document_dup_copy (self);
  g_autofree char *number = NULL;

  if (priv->number == NULL || *priv->number == '\0')
    return g_steal_pointer (&copy);

  number = g_strdup_printf (_ ("Paper no. %s"), priv->number);

  return copy != NULL ? g_strconcat (number, "　", copy, NULL) : g_steal_pointer (&number);
}

void
mdg_document_set_fax (MdgDocument *self,
                      gboolean fax)
{
  MdgDocumentPrivate *priv = get_private (self);

  g_return_if_fail (MDG_IS_DOCUMENT (self));

  if (priv->fax == (fax != FALSE))
    return;

  priv->fax = fax != FALSE;
  priv->n_pages = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FAX]);
}

gboolean
mdg_document_get_fax (MdgDocument *self)
{
  g_return_val_if_fail (MDG_IS_DOCUMENT (self), FALSE);

  return get_private (self)->fax;
}

void
mdg_document_set_letterhead (MdgDocument *self,
                             const MdgLetterhead *letterhead)
{
  MdgDocumentPrivate *priv = get_private (self);
  const char *texts[5] = { NULL };

  g_return_if_fail (MDG_IS_DOCUMENT (self));

  if (letterhead != NULL)
    {
      texts[0] = letterhead->name;
      texts[1] = letterhead->tel;
      texts[2] = letterhead->fax;
      texts[3] = letterhead->hours;
      texts[4] = letterhead->address;
    }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    mdg_set_str (&priv->letterhead_texts[i], texts[i]);

  priv->letterhead = (MdgLetterhead){ priv->letterhead_texts[0],
                                      priv->letterhead_texts[1],
                                      priv->letterhead_texts[2],
                                      priv->letterhead_texts[3],
                                      priv->letterhead_texts[4] };
}

const MdgLetterhead *
mdg_document_get_letterhead (MdgDocument *self)
{
  g_return_val_if_fail (MDG_IS_DOCUMENT (self), NULL);

  return &get_private (self)->letterhead;
}

gboolean
mdg_document_supports_paper (MdgDocument *self,
                             MdgPaper paper)
{
  g_return_val_if_fail (MDG_IS_DOCUMENT (self), FALSE);

  return (MDG_DOCUMENT_GET_CLASS (self)->papers & (1u << paper)) != 0;
}

MdgPaper
mdg_document_get_default_paper (MdgDocument *self)
{
  g_return_val_if_fail (MDG_IS_DOCUMENT (self), MDG_PAPER_A4_PORTRAIT);

  for (guint paper = MDG_PAPER_A4_PORTRAIT; paper < MDG_PAPER_A3_LANDSCAPE; paper++)
    if (mdg_document_supports_paper (self, paper))
      return paper;

  return MDG_PAPER_A3_LANDSCAPE;
}

MdgPaper
mdg_document_get_paper (MdgDocument *self)
{
  g_return_val_if_fail (MDG_IS_DOCUMENT (self), MDG_PAPER_A4_PORTRAIT);

  return get_private (self)->paper;
}

void
mdg_document_paginate (MdgDocument *self,
                       MdgPaper paper)
{
  MdgDocumentPrivate *priv = get_private (self);

  g_return_if_fail (MDG_IS_DOCUMENT (self));
  g_return_if_fail (mdg_document_supports_paper (self, paper));

  if (priv->cache == NULL)
    priv->cache = mdg_text_cache_new (priv->typeface);
  mdg_text_cache_set_min_size (priv->cache, priv->fax ? 10 : 8);

  priv->paper = paper;
  priv->n_pages = MDG_DOCUMENT_GET_CLASS (self)->paginate (self, priv->cache);
}

guint
mdg_document_get_n_pages (MdgDocument *self)
{
  g_return_val_if_fail (MDG_IS_DOCUMENT (self), 0);

  return get_private (self)->n_pages;
}

void
mdg_paper_get_size_mm (MdgPaper paper,
                       double *width,
                       double *height)
{
  static const double sizes[][2] = {
    [MDG_PAPER_A4_PORTRAIT] = { 210, 297 },
    [MDG_PAPER_A4_LANDSCAPE] = { 297, 210 },
    [MDG_PAPER_A3_LANDSCAPE] = { 420, 297 },
  };

  g_return_if_fail (paper < G_N_ELEMENTS (sizes));

  *width = sizes[paper][0];
  *height = sizes[paper][1];
}

void
mdg_document_get_page_size_mm (MdgDocument *self,
                               double *width,
                               double *height)
{
  g_return_if_fail (MDG_IS_DOCUMENT (self));

  mdg_paper_get_size_mm (get_private (self)->paper, width, height);
}

void
mdg_document_get_page_size_points (MdgDocument *self,
                                   double *width,
                                   double *height)
{
  mdg_document_get_page_size_mm (self, width, height);
  *width = mdg_mm_to_points (*width);
  *height = mdg_mm_to_points (*height);
}

void
mdg_document_draw_page (MdgDocument *self,
                        cairo_t *cr,
                        guint page)
{
  MdgDocumentPrivate *priv = get_private (self);
  g_autoptr (MdgCanvas) canvas = NULL;

  g_return_if_fail (MDG_IS_DOCUMENT (self));
  g_return_if_fail (page < priv->n_pages);

  mdg_text_cache_trim (priv->cache);
  canvas = mdg_canvas_new (cr, priv->cache);
  MDG_DOCUMENT_GET_CLASS (self)->draw_page (self, canvas, page);
}

guint
mdg_document_get_n_sheets (MdgDocument *self)
{
  g_return_val_if_fail (MDG_IS_DOCUMENT (self), 0);

  return get_private (self)->n_pages * MAX (get_private (self)->n_copies, 1);
}

void
mdg_document_draw_sheet (MdgDocument *self,
                         cairo_t *cr,
                         guint sheet)
{
  MdgDocumentPrivate *priv = get_private (self);

  g_return_if_fail (MDG_IS_DOCUMENT (self));
  g_return_if_fail (sheet < mdg_document_get_n_sheets (self));

  priv->copy_index = sheet / priv->n_pages;
  mdg_document_draw_page (self, cr, sheet % priv->n_pages);
  priv->copy_index = 0;
}

GPtrArray *
mdg_document_list_texts (MdgDocument *self)
{
  MdgDocumentPrivate *priv = get_private (self);
  GPtrArray *texts = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_placed_text_free);

  g_return_val_if_fail (MDG_IS_DOCUMENT (self), texts);
  g_return_val_if_fail (priv->n_pages > 0, texts);

  for (guint page = 0; page < priv->n_pages; page++)
    {
      g_autoptr (MdgCanvas) canvas = NULL;

      mdg_text_cache_trim (priv->cache);
      canvas = mdg_canvas_new (NULL, priv->cache);
      mdg_canvas_record (canvas, texts, page);
      MDG_DOCUMENT_GET_CLASS (self)->draw_page (self, canvas, page);
    }

  return texts;
}

GArray *
mdg_document_list_marks (MdgDocument *self)
{
  MdgDocumentPrivate *priv = get_private (self);
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (MdgPlacedMark));

  g_return_val_if_fail (MDG_IS_DOCUMENT (self), marks);

  for (guint page = 0; page < priv->n_pages; page++)
    {
      g_autoptr (MdgCanvas) canvas = NULL;

      mdg_text_cache_trim (priv->cache);
      canvas = mdg_canvas_new (NULL, priv->cache);
      mdg_canvas_record_marks (canvas, marks, page);
      MDG_DOCUMENT_GET_CLASS (self)->draw_page (self, canvas, page);
    }

  return marks;
}

gboolean
mdg_document_write_pdf_to (MdgDocument *self,
                           cairo_write_func_t write,
                           gpointer data,
                           GError **error)
{
  MdgDocumentPrivate *priv = get_private (self);
  cairo_surface_t *surface;
  cairo_t *cr;
  cairo_status_t status;
  double width;
  double height;

  g_return_val_if_fail (MDG_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (priv->n_pages > 0, FALSE);

  mdg_document_get_page_size_points (self, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (write, data, width, height);
  if (priv->title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, priv->title);
  /* A fixed time: when a sheet was made says something about the people in it, and stands on the sheet. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");

  cr = cairo_create (surface);
  for (guint sheet = 0; sheet < mdg_document_get_n_sheets (self) && cairo_status (cr) == CAIRO_STATUS_SUCCESS; sheet++)
    {
      mdg_document_draw_sheet (self, cr, sheet);
      cairo_show_page (cr);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error,
                   MDG_ERROR,
                   MDG_ERROR_FAILED,
                   _ ("The PDF could not be made: %s. The register is unchanged; try again or choose another folder."),
                   cairo_status_to_string (status));
      return FALSE;
    }

  return TRUE;
}

/* Cairo writes word by word; the disk gets larger pieces. */
typedef struct
{
  MdgDocument *document;
  int fd;
  GByteArray *buffer;
  GError *error; /* what stopped the writing */
} Sink;

static gboolean
flush_sink (Sink *sink)
{
  gboolean written = mdg_file_write_all (sink->fd, sink->buffer->data, sink->buffer->len, &sink->error);

  g_byte_array_set_size (sink->buffer, 0);

  return written;
}

static cairo_status_t
write_to_sink (void *data,
               const unsigned char *bytes,
               unsigned int length)
{
  Sink *sink = data;

  if (sink->error != NULL)
    return CAIRO_STATUS_WRITE_ERROR;

  g_byte_array_append (sink->buffer, bytes, length);
  if (sink->buffer->len >= BUFFER_SIZE && !flush_sink (sink))
    return CAIRO_STATUS_WRITE_ERROR;

  return CAIRO_STATUS_SUCCESS;
}

static gboolean
write_to_file (int fd,
               gpointer data,
               GError **error)
{
  g_autoptr (GByteArray) buffer = g_byte_array_sized_new (BUFFER_SIZE);
  g_autoptr (GError) pdf_error = NULL;
  Sink sink = { data, fd, buffer, NULL };
  gboolean written = mdg_document_write_pdf_to (sink.document, write_to_sink, &sink, &pdf_error) && flush_sink (&sink);

  /* Why the disk refused says more than that cairo was stopped. */
  if (sink.error != NULL)
    g_propagate_error (error, sink.error);
  else if (!written)
    g_propagate_error (error, g_steal_pointer (&pdf_error));

  return written && sink.error == NULL;
}

gboolean
mdg_document_write_pdf (MdgDocument *self,
                        const char *path,
                        GError **error)
{
  g_return_val_if_fail (MDG_IS_DOCUMENT (self) && path != NULL, FALSE);
  g_return_val_if_fail (get_private (self)->n_pages > 0, FALSE);

  return mdg_file_replace (path, write_to_file, self, error);
}
