#pragma once

#include "mdg-xml-parser.h"

#include <glib.h>

G_BEGIN_DECLS

/* One file inside the zip, unpacked in pieces. */
typedef struct _MdgXlsxPart MdgXlsxPart;

/* NOT_FOUND when the package has no such part. */
MdgXlsxPart *mdg_xlsx_part_open (const char *path,
                                 const char *name,
                                 GError **error);
void mdg_xlsx_part_free (MdgXlsxPart *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgXlsxPart, mdg_xlsx_part_free)

/* 0 at the end, -1 on failure: damaged, or unpacking to far more than the file could honestly hold. */
gssize mdg_xlsx_part_read (MdgXlsxPart *self,
                           char *bytes,
                           gsize size,
                           GError **error);
double mdg_xlsx_part_get_progress (MdgXlsxPart *self);

/* What is wrong with a part, in words for people; the refuse handler of all that read one. */
void mdg_xlsx_refuse (gpointer data,
                      const MdgXmlFault *fault,
                      GError **error);

/* The whole part through the handlers. */
gboolean mdg_xlsx_parse_part (const char *path,
                              const char *name,
                              const MdgXmlHandlers *handlers,
                              gpointer data,
                              GError **error);

typedef enum
{
  MDG_XLSX_FORMAT_PLAIN,
  MDG_XLSX_FORMAT_DATE,
  MDG_XLSX_FORMAT_TIME,
  MDG_XLSX_FORMAT_DATETIME,
  MDG_XLSX_FORMAT_DURATION,
  MDG_XLSX_FORMAT_ZEROS, /* and upwards: ZEROS + n pads with zeros to n digits */
} MdgXlsxFormat;

MdgXlsxFormat mdg_xlsx_format_from_id (guint id);
MdgXlsxFormat mdg_xlsx_format_from_code (const char *code);
/* The text of a stored number as its format shows it. */
char *mdg_xlsx_format_number (const char *stored,
                              guint format,
                              gboolean is_1904);

typedef struct
{
  char *name;
  char *relation;
  char *part;
  gboolean is_visible;
} MdgXlsxSheet;

/* What belongs to all sheets. */
typedef struct
{
  GPtrArray *sheets;
  gboolean is_1904;
  GString *strings; /* all shared strings, each ended by NUL */
  GArray *offsets;  /* guint32 into strings; G_MAXUINT32 for one that is too long */
  GArray *formats;  /* guint MdgXlsxFormat by style index */
} MdgXlsxBook;

MdgXlsxBook *mdg_xlsx_book_load (const char *path,
                                 GError **error);
void mdg_xlsx_book_free (MdgXlsxBook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgXlsxBook, mdg_xlsx_book_free)

/* Undoes _x000A_ in place and makes line ends LF. */
void mdg_xlsx_unescape (GString *text);

G_END_DECLS
