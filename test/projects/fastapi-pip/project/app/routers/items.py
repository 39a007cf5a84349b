from fastapi import APIRouter, HTTPException

router = APIRouter(prefix="/items")

ITEMS = {1: "anchor", 2: "windlass"}


@router.get("/{item_id}")
def item(item_id: int) -> dict[str, str]:
    if item_id not in ITEMS:
        raise HTTPException(404)
    return {"name": ITEMS[item_id]}
