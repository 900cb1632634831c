#pragma once

#include "mdg-ladder-page.h"

G_BEGIN_DECLS

/* 地域・市 (matrix 2): issues of the area, what the city makes of them, and how it answers; written in the table. */
#define MDG_TYPE_AREA_PAGE (mdg_area_page_get_type ())
G_DECLARE_FINAL_TYPE (MdgAreaPage, mdg_area_page, MDG, AREA_PAGE, MdgLadderPage)

MdgAreaPage *mdg_area_page_new (MdgWorkspace *workspace,
                                MdgChangeStack *changes);
/* Brings the cursor to an issue, whatever is filtered now. */
void mdg_area_page_show_issue (MdgAreaPage *self,
                               const MdgUuid *issue);

G_END_DECLS
