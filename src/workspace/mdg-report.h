#pragma once

#include "mdg-document.h"
#include "mdg-leak-check.h"
#include "mdg-release-texts.h"
#include "mdg-table.h"
#include "mdg-version.h"
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
/* A form has one without having tables. */
gboolean mdg_report_has_spreadsheet (MdgReport *self);
/* What was left out and why, in words; NULL when nothing was. Shown beside the preview and on stderr. */
void mdg_report_set_left_out (MdgReport *self,
                              const char *left_out);
const char *mdg_report_get_left_out (MdgReport *self);

/* Versions for others (mdg-version.h). To be set before the document is taken; the version is printed at its foot. What is not
   internal is read before it leaves, on paper and in every file alike: a word that would tell who is meant stops
   it, and the sheet is noted as given out. */
void mdg_report_set_version (MdgReport *self,
                             MdgVersion version);
MdgVersion mdg_report_get_version (MdgReport *self);
/* A text that may stand on this sheet as it is: the day of its meeting. */
void mdg_report_allow (MdgReport *self,
                       const char *text);
/* What the release keeps: the set of cases (may be NULL), what was chosen, and the figures (mdg-release-figures.h). */
void mdg_report_set_release (MdgReport *self,
                             const MdgUuid *case_set,
                             const char *spec,
                             const char *cells);
/* Keeps a reference: what it has of other people's words, and lacks. Those it lacks are said to be left out. */
void mdg_report_set_texts (MdgReport *self,
                           MdgReleaseTexts *texts);
/* NULL when it was not set. */
MdgReleaseTexts *mdg_report_get_texts (MdgReport *self);
void mdg_report_set_meeting (MdgReport *self,
                             const MdgUuid *meeting);
/* In the box of the committee's sheet, each may be NULL or 0: the number of the paper at the meeting, that of a copy ("12／25"), or so many
   copies one after the other, each with its own. After the document is taken; nothing in other versions. */
void mdg_report_set_numbers (MdgReport *self,
                             const char *number,
                             const char *copy,
                             guint n_copies);
/* The member of staff at this desk releases the sheet against the rule, for this reason; both are kept. */
void mdg_report_set_override (MdgReport *self,
                              const char *reason);

typedef struct
{
  MdgLeak *leak;
  char *place; /* "page 2, line 14" */
} MdgReportFinding;

void mdg_report_finding_free (MdgReportFinding *finding);
/* What would stop the report, or should be looked at (MdgReportFinding): of its paper, of its tables, of its title. */
GPtrArray *mdg_report_check (MdgReport *self,
                             MdgWorkspace *workspace,
                             GError **error);
/* One line for each of that severity, the first dozen; NULL without any. */
char *mdg_report_format_findings (GPtrArray *findings,
                                  MdgLeakSeverity severity);

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
