#pragma once

#include "mdg-ladder-page.h"

G_BEGIN_DECLS

/* テーマ×対応 (matrix 3): themes of the committee by the four kinds of response. What is written into an empty cell is
   a measure. */
#define MDG_TYPE_THEME_PAGE (mdg_theme_page_get_type ())
G_DECLARE_FINAL_TYPE (MdgThemePage, mdg_theme_page, MDG, THEME_PAGE, MdgLadderPage)

MdgThemePage *mdg_theme_page_new (MdgWorkspace *workspace,
                                  MdgChangeStack *changes);
/* Brings the cursor to a measure, whatever is filtered now. */
void mdg_theme_page_show_measure (MdgThemePage *self,
                                  const MdgUuid *measure);

G_END_DECLS
