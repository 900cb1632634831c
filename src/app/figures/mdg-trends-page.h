#pragma once

#include "mdg-page.h"
#include "mdg-trend-sheet.h"

G_BEGIN_DECLS

/* 傾向: how often, how grave and how new the issues are, by month; every figure leads to its cases and sentences. */
#define MDG_TYPE_TRENDS_PAGE (mdg_trends_page_get_type ())
G_DECLARE_FINAL_TYPE (MdgTrendsPage, mdg_trends_page, MDG, TRENDS_PAGE, MdgPage)

MdgTrendsPage *mdg_trends_page_new (MdgWorkspace *workspace);

G_END_DECLS
