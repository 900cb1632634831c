#pragma once

#include "mdg-coverage.h"
#include "mdg-table.h"
#include "mdg-visiting-ranges.h"

G_BEGIN_DECLS

/* One agency with all its ranges that answer the question. */
typedef struct
{
  char *name;
  MdgUuid agency;     /* nil without one in the directory */
  MdgGeometry *shape; /* of all its ranges; NULL when they are empty */
  GPtrArray *ranges;  /* of MdgMappedRange, borrowed */
  MdgPoint site;
  gboolean has_site;
} MdgProvider;

typedef struct
{
  double area; /* m² */
  double covered;
  double twice;
  double people; /* NAN where not known */
  double people_uncovered;
  double people_65;
  double uncovered_65;
  double people_75;
  double uncovered_75;
  guint n_providers; /* that come to any part of it */
} MdgCoverageRow;

/* What the map says, as figures: a row for each town and one for all. */
typedef struct _MdgCoverageSheet MdgCoverageSheet;

/* ranges as loaded by mdg_visiting_ranges_load, referenced. */
MdgCoverageSheet *mdg_coverage_sheet_new (MdgGeography *geography,
                                          GPtrArray *ranges,
                                          const MdgCoverageQuestion *question,
                                          GError **error);
void mdg_coverage_sheet_free (MdgCoverageSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgCoverageSheet, mdg_coverage_sheet_free)

MdgGeography *mdg_coverage_sheet_get_geography (MdgCoverageSheet *self);
const MdgCoverageQuestion *mdg_coverage_sheet_get_question (MdgCoverageSheet *self);
GPtrArray *mdg_coverage_sheet_get_providers (MdgCoverageSheet *self);
const MdgRangeRemarks *mdg_coverage_sheet_get_remarks (MdgCoverageSheet *self);
/* In the order of the towns of the geography. */
const MdgCoverageRow *mdg_coverage_sheet_get_row (MdgCoverageSheet *self,
                                                  guint town);
const MdgCoverageRow *mdg_coverage_sheet_get_total (MdgCoverageSheet *self);
/* What one (two) or more cover, borrowed until the next change. */
const MdgGeometry *mdg_coverage_sheet_get_once (MdgCoverageSheet *self);
const MdgGeometry *mdg_coverage_sheet_get_twice (MdgCoverageSheet *self);
/* Towns of which some part has nobody. */
guint mdg_coverage_sheet_count_blank (MdgCoverageSheet *self);

/* A range with another shape (NULL for none), not saved: exact figures, of the places it touches only. FALSE when it is none
   of those counted. */
gboolean mdg_coverage_sheet_try (MdgCoverageSheet *self,
                                 const MdgMappedRange *range,
                                 const MdgGeometry *shape,
                                 GError **error);

/* {service, at, total: {area_m2, covered_m2, depth: [0, 1, 2+], people, people_uncovered}, towns: [{code, name, …the same}]}. */
char *mdg_coverage_sheet_dup_json (MdgCoverageSheet *self);
/* Towns × coverage × people, the whole last. */
MdgTable *mdg_coverage_sheet_new_table (MdgCoverageSheet *self,
                                        const char *title);
/* What was left out of the answer and why, in words; NULL when nothing was. */
char *mdg_coverage_sheet_dup_remarks (MdgCoverageSheet *self);
/* "木 22:00"; NULL when hours do not matter. */
char *mdg_coverage_question_dup_moment (const MdgCoverageQuestion *question);

G_END_DECLS
