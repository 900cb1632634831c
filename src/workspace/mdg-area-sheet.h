#pragma once

#include "mdg-release-texts.h"

G_BEGIN_DECLS

/* Matrix 2 (地域の課題および市の課題): issues of the area, what the city makes of them and how it answers. */

typedef enum
{
  MDG_AREA_SHEET_LETTERS,  /* 事例記号 or 圏域 */
  MDG_AREA_SHEET_AREA,     /* 地域の課題 */
  MDG_AREA_SHEET_CITY,     /* 市の課題 */
  MDG_AREA_SHEET_PRIORITY, /* 優先度 */
  MDG_AREA_SHEET_RESPONSE, /* 対応の種類 */
  MDG_AREA_SHEET_MEASURE,  /* 対応方針（案） */
  MDG_AREA_SHEET_OWNER,    /* 担当 */
  MDG_AREA_SHEET_STATUS,   /* 対応状況 */
  MDG_AREA_SHEET_N_COLUMNS,
} MdgAreaSheetColumn;

/* A row is one measure, or one issue that has none yet. Cells that go on from the row above are NULL. */
typedef struct
{
  char *cells[MDG_AREA_SHEET_N_COLUMNS];
  MdgUuid area_issue; /* nil where the row has none */
  MdgUuid city_issue;
  MdgUuid measure;
  gboolean is_grave;
  guint n_cases; /* behind the issue of the area, or of the city where the row has none */
} MdgAreaSheetRow;

typedef enum
{
  MDG_AREA_SHEET_BY_CASE,
  MDG_AREA_SHEET_BY_AREA,
} MdgAreaSheetOrder;

typedef struct
{
  MdgAreaSheetOrder order;
  MdgUuid area;         /* nil: all */
  int fiscal_year;      /* 0: all */
  MdgUuid set;          /* letters are those of this set; nil: the newest set */
  gboolean has_dropped; /* dropped candidates too */
  MdgVersion version;
} MdgAreaSheetRequest;

void mdg_area_sheet_row_free (MdgAreaSheetRow *row);

/* Heads in the order of the columns, translated; borrowed. */
const char *mdg_area_sheet_get_head (MdgAreaSheetOrder order,
                                     MdgAreaSheetColumn column);
/* Array of MdgAreaSheetRow; empty when nothing was raised. The committee's has letters drawn anew, and an area only where three
   cases stand behind the issue; the public's only what a board adopted, with five cases behind it, and neither letters nor areas.
   Words are those of the register: mdg_area_sheet_release. */
GPtrArray *mdg_area_sheet_load (MdgWorkspace *workspace,
                                const MdgAreaSheetRequest *request,
                                GError **error);
/* Puts the words that others may read into the rows; “―” where there are none. */
void mdg_area_sheet_release (GPtrArray *rows,
                             MdgReleaseTexts *release);

G_END_DECLS
