#pragma once

#include "mdg-page.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* Whom to call after discharge, by the day of the next call. */
#define MDG_TYPE_CALLS_PAGE (mdg_calls_page_get_type ())
G_DECLARE_FINAL_TYPE (MdgCallsPage, mdg_calls_page, MDG, CALLS_PAGE, MdgPage)

MdgCallsPage *mdg_calls_page_new (MdgWorkspace *workspace);

G_END_DECLS
