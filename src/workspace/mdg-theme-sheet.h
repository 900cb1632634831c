#pragma once

#include "mdg-release-texts.h"

G_BEGIN_DECLS

/* Matrix 3 (協議会のテーマ表): themes of the committee by the four kinds of response. */

/* One measure in a cell. */
typedef struct
{
  MdgUuid measure;
  char *text;
  char *state;   /* 提案, 採択 …; a proposal of ours is told from what a board adopted */
  char *letters; /* of the cases behind it, "A・C"; "" without and for the public */
  gboolean is_adopted;
} MdgThemeSheetEntry;

typedef struct
{
  char *theme; /* code; "" for measures without a theme */
  char *label;
  GPtrArray **cells; /* one for each response, of MdgThemeSheetEntry */
} MdgThemeSheetRow;

typedef struct
{
  GPtrArray *responses; /* codes in order (実態把握 …) */
  GPtrArray *labels;
  GPtrArray *rows; /* MdgThemeSheetRow, in the order of the vocabulary */
} MdgThemeSheet;

void mdg_theme_sheet_free (MdgThemeSheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgThemeSheet, mdg_theme_sheet_free)

/* fiscal_year 0: all. Dropped measures are left out. set: whose letters stand for cases, nil the newest. Themes without
   a measure are there when an issue of theirs was raised. For others (release, NULL internally) words are those of release, “―” where it has none; the committee's
   letters are drawn anew; the public has what a board adopted. */
MdgThemeSheet *mdg_theme_sheet_load (MdgWorkspace *workspace,
                                     int fiscal_year,
                                     const MdgUuid *set,
                                     MdgReleaseTexts *release,
                                     GError **error);

G_END_DECLS
