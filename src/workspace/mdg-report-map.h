#pragma once

#include "mdg-coverage-map.h"
#include "mdg-report.h"

G_BEGIN_DECLS

/* The table of a sheet: towns × coverage × people. Its JSON is that of mdg_coverage_sheet_dup_json. */
#define MDG_TYPE_REPORT_COVERAGE (mdg_report_coverage_get_type ())
G_DECLARE_FINAL_TYPE (MdgReportCoverage, mdg_report_coverage, MDG, REPORT_COVERAGE, MdgReport)

MdgReport *mdg_report_coverage_new (MdgWorkspace *workspace,
                                    MdgCoverageSheet *sheet);

typedef struct
{
  MdgMapLayers layers;
  MdgMapStyle style;
  gboolean with_towns;
  gboolean for_fax; /* black and white, nothing smaller than 10 points */
  MdgPaper paper;   /* A4 or A3 landscape */
} MdgMapSheet;

/* The map of a sheet on paper; with before, both side by side and the differences. It is internal. */
MdgReport *mdg_report_map_new (MdgWorkspace *workspace,
                               MdgCoverageSheet *sheet,
                               MdgCoverageSheet *before,
                               const MdgMapSheet *options,
                               GError **error);
/* The same page as .pdf, .svg or .png (200 dots an inch), noted in the audit. */
gboolean mdg_report_map_write (MdgReport *report,
                               MdgWorkspace *workspace,
                               const char *path,
                               GError **error);

G_END_DECLS
