#pragma once

#include "mdg-document.h"
#include "mdg-table.h"
#include "mdg-workspace.h"
#include "mdg-xlsx.h"

G_BEGIN_DECLS

/* Something the register puts out: the same content as a document for paper and as tables for files. */
#define MDG_TYPE_REPORT (mdg_report_get_type ())
G_DECLARE_DERIVABLE_TYPE (MdgReport, mdg_report, MDG, REPORT, GObject)

struct _MdgReportClass
{
  GObjectClass parent_class;

  /* By default all tables, one sheet each. */
  gboolean (*write_xlsx) (MdgReport *self,
                          const MdgXlsxPage *page,
                          const char *path,
                          GError **error);
  /* By default mdg_json_format_tables. */
  char *(*format_json) (MdgReport *self);
  /* It is about to leave the register and has been noted in the audit; for a report that remembers what it said.
     May be NULL. FALSE with error refuses the output. */
  gboolean (*put_out) (MdgReport *self,
                       MdgWorkspace *workspace,
                       GError **error);
};

/* kind is what the command line calls it ("list"); title is what people read. document and paper stay NULL and 0
   until mdg_report_take_document. */
MdgReport *mdg_report_new (const char *kind,
                           const char *title);
const char *mdg_report_get_kind (MdgReport *self);
void mdg_report_set_kind (MdgReport *self,
                          const char *kind,
                          const char *title);
const char *mdg_report_get_title (MdgReport *self);
/* A name for a file of it without suffix; never a person's. */
char *mdg_report_dup_file_name (MdgReport *self);

/* Lays the document out for the paper; letterhead, version, date and typeface come from the workspace. */
void mdg_report_take_document (MdgReport *self,
                               MdgWorkspace *workspace,
                               MdgDocument *document,
                               MdgPaper paper);
/* NULL when the report has no paper form. */
MdgDocument *mdg_report_get_document (MdgReport *self);
void mdg_report_take_table (MdgReport *self,
                            MdgTable *table);
GPtrArray *mdg_report_get_tables (MdgReport *self);
/* What was left out and why, in words; NULL when nothing was. Shown beside the preview and on stderr. */
void mdg_report_set_left_out (MdgReport *self,
                              const char *left_out);
const char *mdg_report_get_left_out (MdgReport *self);

typedef enum
{
  MDG_OUTPUT_PLAIN = 0,
  MDG_OUTPUT_RAW = 1 << 0,     /* CSV without apostrophes */
  MDG_OUTPUT_CP932 = 1 << 1,   /* CSV for old spreadsheet programs */
  MDG_OUTPUT_REPLACE = 1 << 2, /* consent to 〓 in CP932 */
} MdgOutputFlags;

/* Writes the report by the suffix of path (.pdf .xlsx .csv .json), whole or not at all, and notes in the audit
   that it left. INVALID for a suffix the report does not have. */
gboolean mdg_report_write (MdgReport *self,
                           MdgWorkspace *workspace,
                           const char *path,
                           MdgOutputFlags flags,
                           GError **error);

/* For outputs past mdg_report_write (the printer): notes in the audit and in the report that it leaves; how as below. */
gboolean mdg_report_put_out (MdgReport *self,
                             MdgWorkspace *workspace,
                             const char *how,
                             GError **error);

/* Notes that something was printed ("print") or written to a file ("pdf" …); outputs are refused when this
   fails. detail is what it was. */
gboolean mdg_output_record (MdgWorkspace *workspace,
                            const char *how,
                            const char *detail,
                            GError **error);

G_END_DECLS
