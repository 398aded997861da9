// For who goes by keyboard or by ear: what moves sideways can be reached, and what Sphinx and furo write has its roles.
for (const wide of document.querySelectorAll("pre, .table-wrapper")) wide.tabIndex = 0;
for (const caption of document.querySelectorAll("p.caption[role=heading]")) caption.ariaLevel = "2";
for (const list of document.querySelectorAll(".sig > dl")) list.role = "list";
for (const item of document.querySelectorAll(".sig > dl > dd")) item.role = "listitem";
